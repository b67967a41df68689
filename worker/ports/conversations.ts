/**
 * The conversations, each reached through its one writer. Routes `tell` a conversation and read its log through
 * this; adapters/conversations implements it over the Durable Object.
 */
import type { Result } from '#core/result';
import type { TenantSettings } from '#core/tenant';
import type { Destination } from '#core/conversation/input-desk';
import type { ConversationState } from '#core/conversation/state';
import type { Claims } from '#core/session-token';
import type { Priority } from '#protocol/desk';
import type { ConversationEvent, TicketStatus } from '#protocol/event';
import type {
  ConversationId,
  FileId,
  LeadId,
  MacroId,
  MessageId,
  TenantId,
  ToolCallId,
  VisitorId,
  TicketId,
} from '#protocol/ids';
import type { ConversationStatus } from '#protocol/conversation';
import type { InboxAnswer, InboxConversation } from '#protocol/inbox';
import type { SendMessage } from '#protocol/up';
import type { StaffToolAnswer, ToolResultAnswer } from '#protocol/tool-run';
import type { HistoryAnswer, MessageAnswer } from '#protocol/session';

export interface Birth {
  tenantId: TenantId;
  conversationId: ConversationId;
  visitorId: VisitorId;
  locale: string;
  /** Without query and fragment. */
  page?: string;
  channel: 'widget' | 'api';
}

export interface Standing {
  cursor: number;
  status: ConversationStatus;
  generation: number;
  /** Epoch ms of the last event. */
  lastAt: number;
  contactKey: string | null;
  /** How; null while it is not. */
  identifiedBy: 'jwt' | 'hmac' | null;
  messageCount: number;
  /** A person was asked for and has not finished. */
  isEscalated: boolean;
}

/** What a visitor may ask of the conversation over HTTP; the socket's frames become the same commands. */
export type Command =
  | { kind: 'send'; send: SendMessage }
  | { kind: 'read'; seq: number }
  | { kind: 'escalate'; reason?: string; peopleOnly?: boolean }
  | {
      kind: 'feedback';
      messageId?: MessageId;
      value: 'up' | 'down' | '1' | '2' | '3' | '4' | '5';
      comment?: string;
    }
  | { kind: 'consent'; purpose: string; granted: boolean; version?: string }
  | { kind: 'lead'; leadId: LeadId; fields: string[] }
  /** `identitySealed`: customer, address and segment, for tools; opens in this conversation only. */
  | {
      kind: 'identify';
      method: 'jwt' | 'hmac';
      contactKey: string;
      identitySealed: string;
    }
  | { kind: 'end' };

/**
 * What a member of the staff may ask; the member's id comes from the session. An act with a name (`actId`, the member's own) is done
 * once, however often it is asked for.
 */
export type StaffCommand = { agentId: string; actId?: string } & (
  | { kind: 'accept'; agentName: string; override?: boolean }
  | { kind: 'reply'; clientId: string; text: string; attachments?: FileId[] | undefined }
  | { kind: 'release' }
  /** `agentId` may work at the desk no longer: what is theirs is others'. */
  | { kind: 'leave' }
  | { kind: 'read'; seq: number }
  /** Of a call that waits for a member's leave. */
  | { kind: 'decide'; callId: ToolCallId; decision: 'approved' | 'rejected' }
  | { kind: 'end' }
  | {
      kind: 'note';
      memberName: string;
      text: string;
      mentions: string[];
      clientId?: string | undefined;
      attachments?: FileId[] | undefined;
    }
  | { kind: 'macro'; macroId: MacroId; name: string; steps: number }
  | { kind: 'tag'; add: string[]; remove: string[] }
  | { kind: 'prioritise'; priority: Priority }
  | { kind: 'snooze'; until: number | null }
  | ({ kind: 'assign' } & Destination)
  | ({ kind: 'transfer'; override: boolean } & Destination)
  | { kind: 'prefer-people'; on: boolean }
  | { kind: 'callback-done' }
  | { kind: 'ticket'; ticketId: TicketId; number: number; status: TicketStatus }
);

export interface Told {
  /** Seq of the (first) event this caused, or of the earlier copy; the current cursor when there was none. */
  seq: number;
  at: string;
  standing: Standing;
}

/** A file that a conversation knows; its bytes are behind ports/files. */
export interface FileRecord {
  id: FileId;
  name: string;
  mime: string;
  size: number;
  /** The member who uploaded it; absent for the visitor's own. */
  by?: string;
  /**
   * What it went into, once that is known: a member's file into a reply (which alone shows it to the visitor) or a note, a visitor's
   * into a message. Into `nothing`: it is about to be forgotten.
   */
  in?: 'reply' | 'note' | 'message' | 'nothing';
}

/** A call of a tool that a member makes by hand, under their own name for it. */
export interface MemberCall {
  memberId: string;
  role: string;
  /** May decide over money, and over what cannot be undone: needs nobody's leave. */
  mayApprove: boolean;
  tool: string;
  arguments: Record<string, unknown>;
  /** `look` reads and leaves no event; `preview` makes no call. */
  kind: 'look' | 'preview' | 'run';
  clientId: string;
}

/** How a call ends that is not done yet: by what the other side reports, or by a member who stops it. */
export type ToolSettlement =
  | { kind: 'result'; status: number; text: string }
  | { kind: 'cancel'; memberId: string };

export interface LogPage {
  state: ConversationState;
  events: ConversationEvent[];
  more: boolean;
}

export interface Conversations {
  open(birth: Birth, settings: TenantSettings): Promise<Result<Standing>>;
  standing(claims: Claims, settings: TenantSettings): Promise<Result<Standing>>;
  tell(claims: Claims, command: Command): Promise<Result<Told>>;
  /** Sends and waits for the answer, at most `waitMs`. */
  ask(claims: Claims, send: SendMessage, waitMs: number): Promise<Result<MessageAnswer>>;
  history(claims: Claims, after: number, limit: number): Promise<Result<HistoryAnswer>>;
  /** Server-sent events after `after`; with `send`, ends when that message is answered. */
  stream(
    claims: Claims,
    after: number,
    send?: SendMessage,
  ): Promise<Result<ReadableStream<Uint8Array>>>;
  /** Takes note of a file that is about to be stored. */
  addFile(claims: Claims, settings: TenantSettings, file: FileRecord): Promise<Result<FileRecord>>;
  file(claims: Claims, fileId: FileId): Promise<Result<FileRecord>>;
  /** The upgrade response; the socket speaks protocol/up and protocol/down. */
  socket(claims: Claims): Promise<Result<Response>>;
  tellAsStaff(
    tenantId: TenantId,
    id: ConversationId,
    command: StaffCommand,
  ): Promise<Result<InboxAnswer>>;
  addStaffFile(
    tenantId: TenantId,
    id: ConversationId,
    file: FileRecord,
  ): Promise<Result<FileRecord>>;
  /** Whoever uploaded it. */
  staffFile(tenantId: TenantId, id: ConversationId, fileId: FileId): Promise<Result<FileRecord>>;
  callTool(
    tenantId: TenantId,
    id: ConversationId,
    call: MemberCall,
  ): Promise<Result<StaffToolAnswer>>;
  readAsStaff(
    tenantId: TenantId,
    id: ConversationId,
    after: number,
  ): Promise<Result<InboxConversation>>;
  /** Where a visitor who waits stands now. Not stored: the next one makes up for a lost one. */
  queueMoved(
    tenantId: TenantId,
    id: ConversationId,
    standing: { position: number; waitSeconds: number },
  ): Promise<void>;
  /** Not stored, not acknowledged. */
  agentTypes(tenantId: TenantId, id: ConversationId, agentId: string, on: boolean): Promise<void>;
  /** The first end counts; `not-found` for a call that is not there, or not under way. */
  settleTool(
    tenantId: TenantId,
    id: ConversationId,
    callId: ToolCallId,
    given: ToolSettlement,
  ): Promise<Result<ToolResultAnswer>>;
  /** The whole log in pages, for export and reconcile. */
  page(tenantId: TenantId, id: ConversationId, after: number): Promise<LogPage | null>;
}
