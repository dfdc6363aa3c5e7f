// What the worker keeps in chrome.storage.session, and every surface (popup, side panel, options) draws from.
import type { FieldKind, FillReport, FormSnapshot, Keep, OpenQuestion, PostingReading } from './contracts';

/** Whether, and as whom, the companion answers. */
export type CompanionPhase = 'checking' | 'offline' | 'stranger' | 'version' | 'unpaired' | 'ready' | 'error';

export interface CompanionState {
  phase: CompanionPhase;
  port: number | null;
  version: string | null;
  protocol: number | null;
  has_profile: boolean;
  name: string | null;
  resume_name: string | null;
  /** A model for drafts of free-text answers is set. */
  drafts: boolean;
  /** For a person: what is wrong. */
  message: string | null;
}

export interface Pairing {
  device: string;
  token: string;
  port: number;
}

/** `unreadable`: Chrome lets no extension read the page. `elsewhere`: a page, but no posting. */
export type TabPhase = 'loading' | 'posting' | 'elsewhere' | 'unreadable' | 'error';

/** Epoch milliseconds of the way from the page to the badge. */
export interface Timings {
  dom_ready: number;
  read_start: number;
  read_end: number;
  received: number;
  scored: number;
  shown: number;
}

/** The posting the user looked at just before, in the same tab: its form may be on a page of its own. */
export interface RelatedPosting {
  posting_id: number | null;
  title: string;
  company: string;
  score: number | null;
  at: number;
}

export interface TabState {
  tab_id: number;
  document_id: string;
  url: string;
  phase: TabPhase;
  message: string | null;
  reading: PostingReading | null;
  posting_id: number | null;
  /** The document the reading came from; a frame's when the posting is embedded. */
  reading_document: string | null;
  form_fields: Record<string, number>;
  related: RelatedPosting | null;
  timings: Timings | null;
}

/** One frame that has fields but is of another site than the page: filled only when the user says so. */
export interface FrameQuestion {
  host: string;
  fields: number;
}

export type FillPhase = 'previewing' | 'previewed' | 'filling' | 'done' | 'failed';

export interface FillState {
  tab_id: number;
  document_id: string;
  phase: FillPhase;
  /** Epoch milliseconds. */
  started: number;
  message: string | null;
  /** Fields a person sees, fields we can fill, fields left open. */
  seen: number;
  fillable: number;
  notice: string | null;
  questions: OpenQuestion[];
  frames_to_ask: FrameQuestion[];
  /** Hosts of such frames the user said yes to, for this document. */
  allowed: string[];
  report: FillReport | null;
  /** Where an answer can be kept for: the names of the employer, the ATS and the country of this form, where known. */
  employer: string | null;
  ats: string | null;
  country: string | null;
  /** Fields we filled or asked about, by frame and id: what a correction at the submit may be about. */
  watched: Record<string, WatchedField>;
  /** frame path -> document id, and field -> selector, so that a question leads to its field. */
  documents: Record<string, string>;
  selectors: Record<string, string>;
}

/** What an undo did: fields that hold again what they held before, and what those are called that do not. */
export interface Undone {
  back: number;
  left: string[];
}

/** What the panel inside a page is told of a fill: counts, and the page's own questions. */
export interface PageFill {
  phase: FillPhase;
  message: string | null;
  notice: string | null;
  seen: number;
  fillable: number;
  filled: number;
  check: PageEntry[];
  open: PageEntry[];
  /** Parts of the page that belong to other sites. */
  frames: number;
}

export interface PageEntry {
  frame: string;
  field_id: string;
  label: string;
  reason: string;
}

/** A mark at a field of one document. */
export interface FieldMark {
  field_id: string;
  kind: 'filled' | 'check' | 'yours';
}

export interface WatchedField {
  label: string;
  kind: FieldKind;
  options: string[];
  /** As PlanItem.source; empty for a question. */
  source: string;
  keep: Keep;
}

/** What the person changed after our fill and then submitted; offered, never kept by itself. */
export interface Correction extends WatchedField {
  key: string;
  value: string | boolean | string[];
  employer: string | null;
  ats: string | null;
  country: string | null;
}

/** A form that the person just sent: what follows in this tab tells whether it arrived. */
export interface SentForm {
  posting_id: number | null;
  /** Of the tab. */
  url: string;
  document_id: string;
  frame_id: number;
  /** Of the document with the form. */
  before_url: string;
  /** Epoch milliseconds. */
  at: number;
}

/** Words to find in the page: the quote and what stands around it. */
export interface Quote {
  text: string;
  before: string;
  after: string;
}

/** Answer of a content script to `scan`. */
export interface FrameScan {
  path: string;
  form: FormSnapshot;
  children: { path: string; visible: boolean; reason?: string }[];
}

export type Reply<T> = { ok: true; value: T } | { ok: false; error: { code: string; message: string } };
