// Every message that crosses between the page's scripts, our own surfaces and the worker. `background/messages.js` holds the
// matching table of handlers; nothing else is answered.
import type {
  AnswerInfo, AnswersReply, DraftReply, FeedbackRequest, FieldReport, FillReport, PageSnapshot, PlanItem, PortalSnapshot, QueueAddReply, StandingReply,
  StatusUpdateRequest, SubmittedPage,
} from './contracts';
import type { CompanionState, FieldMark, FillState, FrameScan, PageFill, Quote, TabState, Undone } from './state';

type Value = string | boolean | string[];

/** From a content script to the worker. */
export interface PageMessages {
  'page.seen': { ask: { snapshot: PageSnapshot; dom_ready: number; read_start: number; read_end: number }; answer: null };
  'page.file': { ask: { plan_id: string; handle: string }; answer: { name: string; mediaType: string; base64: string } };
  'portal.seen': { ask: { snapshot: PortalSnapshot }; answer: null };
  'page.preview': { ask: {}; answer: PageFill | null };
  'page.fill': { ask: {}; answer: PageFill | null };
  'page.undo': { ask: {}; answer: PageFill | null };
  'page.panel': { ask: {}; answer: null };
  'page.never': { ask: {}; answer: null };
  'page.go': { ask: { frame: string; field_id: string }; answer: boolean };
  'page.submitted': { ask: { changed: { field_id: string; value: Value }[] }; answer: null };
  'page.sent': { ask: {}; answer: null };
  'page.said': { ask: { page: PageSaid }; answer: null };
}

/** What a page says after its form was sent. */
export type PageSaid = Omit<SubmittedPage, 'before_url'>;

/** From the popup, the side panel or the options page to the worker. */
export interface SurfaceMessages {
  'companion.check': { ask: {}; answer: CompanionState };
  'companion.pair': { ask: { code: string; name: string }; answer: CompanionState };
  'companion.forget': { ask: {}; answer: CompanionState };
  'dashboard.open': { ask: { path: string }; answer: null };
  'job.standing': { ask: { posting: number }; answer: StandingReply };
  'job.queue': { ask: { posting: number; anyway: boolean }; answer: QueueAddReply };
  'job.react': { ask: { posting: number; kind: FeedbackRequest['kind']; reason: FeedbackRequest['reason'] }; answer: null };
  'job.status': { ask: { application: number; status: StatusUpdateRequest['status'] }; answer: null };
  'profile.get': { ask: { version: number | null }; answer: any };
  'profile.put': { ask: { profile: unknown; based_on: number | null }; answer: any };
  'profile.import': { ask: { name: string; base64: string }; answer: any };
  'profile.versions': { ask: {}; answer: any };
  'tab.look': { ask: { tab_id: number }; answer: TabState | null };
  'tab.highlight': { ask: { tab_id: number; quotes: Quote[] }; answer: number };
  'fill.preview': { ask: { tab_id: number }; answer: FillState };
  'fill.start': { ask: { tab_id: number; allow: string[] }; answer: FillState };
  'fill.focus': { ask: { tab_id: number; frame: string; field_id: string }; answer: boolean };
  'fill.marks': { ask: { tab_id: number; on: boolean }; answer: number };
  'button.get': { ask: {}; answer: boolean };
  'button.set': { ask: { on: boolean }; answer: null };
  'fill.undo': { ask: { tab_id: number }; answer: Undone };
  'answers.give': { ask: { tab_id: number; frame: string; field_id: string; value: Value; scope: string | null }; answer: FieldReport };
  'answers.draft': { ask: { tab_id: number; question: string; max_length: number | null }; answer: DraftReply };
  'answers.list': { ask: { search: string }; answer: AnswersReply };
  'answers.update': { ask: { id: number; question: string | null; value: Value | null; scope: string | null }; answer: AnswerInfo };
  'answers.merge': { ask: { keep: number; merge: number[] }; answer: AnswerInfo };
  'answers.delete': { ask: { id: number }; answer: null };
  'corrections.keep': { ask: { tab_id: number; key: string; scope: string | null }; answer: AnswerInfo };
  'corrections.drop': { ask: { tab_id: number; key: string | null }; answer: null };
}

/** From the worker to the content script of one document. */
export interface DocumentMessages {
  here: { ask: {}; answer: null };
  look: { ask: {}; answer: null };
  highlight: { ask: { quotes: Quote[] }; answer: number };
  scan: { ask: {}; answer: FrameScan };
  fill: { ask: { plan_id: string; items: PlanItem[]; deadline: number }; answer: FieldReport[] };
  focus: { ask: { field_id: string; selector: string }; answer: boolean };
  undo: { ask: {}; answer: Undone };
  said: { ask: {}; answer: PageSaid };
  offer: { ask: { on: boolean }; answer: null };
  marks: { ask: { marks: FieldMark[] }; answer: number };
  watch: { ask: { filled: string[]; asked: string[] }; answer: null };
}

export type { FillReport };
