// The two namespaces of our plain scripts in a page's isolated world: the agent (hands) and the extension's glue.
declare var JobAgent: any;
declare var JobCompanion: any;
