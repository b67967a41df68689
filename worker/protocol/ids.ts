/**
 * Branded identifiers: a prefix that names the thing and 22 characters of base62, which is
 * 131 random bits (S04 asks for 122). Made by ports/system `newId`, parsed here.
 */
import * as v from 'valibot';

const pattern = (prefix: string) => new RegExp(`^${prefix}_[0-9A-Za-z]{22}$`);
const id = <B extends string>(prefix: string, brand: B) =>
  v.pipe(v.string(), v.regex(pattern(prefix), `a ${brand}, like ${prefix}_…`), v.brand(brand));

export const ConversationId = id('cnv', 'ConversationId');
export type ConversationId = v.InferOutput<typeof ConversationId>;
export const MessageId = id('msg', 'MessageId');
export type MessageId = v.InferOutput<typeof MessageId>;
export const VisitorId = id('vis', 'VisitorId');
export type VisitorId = v.InferOutput<typeof VisitorId>;
export const TurnId = id('trn', 'TurnId');
export type TurnId = v.InferOutput<typeof TurnId>;
export const TenantId = id('tnt', 'TenantId');
export type TenantId = v.InferOutput<typeof TenantId>;
export const ArticleId = id('art', 'ArticleId');
export type ArticleId = v.InferOutput<typeof ArticleId>;
export const LeadId = id('led', 'LeadId');
export type LeadId = v.InferOutput<typeof LeadId>;
export const EscalationId = id('esc', 'EscalationId');
export type EscalationId = v.InferOutput<typeof EscalationId>;
export const FileId = id('fil', 'FileId');
export type FileId = v.InferOutput<typeof FileId>;
export const ToolCallId = id('tcl', 'ToolCallId');
export type ToolCallId = v.InferOutput<typeof ToolCallId>;
export const SavedViewId = id('viw', 'SavedViewId');
export type SavedViewId = v.InferOutput<typeof SavedViewId>;
export const WebhookId = id('whk', 'WebhookId');
export type WebhookId = v.InferOutput<typeof WebhookId>;
export const CannedResponseId = id('can', 'CannedResponseId');
export type CannedResponseId = v.InferOutput<typeof CannedResponseId>;
export const MemberId = id('mem', 'MemberId');
export type MemberId = v.InferOutput<typeof MemberId>;
export const NoteId = id('nte', 'NoteId');
export type NoteId = v.InferOutput<typeof NoteId>;
export const TicketId = id('tkt', 'TicketId');
export type TicketId = v.InferOutput<typeof TicketId>;
export const InboxId = id('inb', 'InboxId');
export type InboxId = v.InferOutput<typeof InboxId>;
export const ContactId = id('con', 'ContactId');
export type ContactId = v.InferOutput<typeof ContactId>;
export const NotificationTargetId = id('ntt', 'NotificationTargetId');
export type NotificationTargetId = v.InferOutput<typeof NotificationTargetId>;
export const TeamId = id('tea', 'TeamId');
export type TeamId = v.InferOutput<typeof TeamId>;
export const InvitationId = id('inv', 'InvitationId');
export type InvitationId = v.InferOutput<typeof InvitationId>;
export const ApiKeyId = id('key', 'ApiKeyId');
export type ApiKeyId = v.InferOutput<typeof ApiKeyId>;
export const InstructionId = id('ins', 'InstructionId');
export type InstructionId = v.InferOutput<typeof InstructionId>;
export const IntegrationId = id('int', 'IntegrationId');
export type IntegrationId = v.InferOutput<typeof IntegrationId>;
export const MacroId = id('mac', 'MacroId');
export type MacroId = v.InferOutput<typeof MacroId>;
export const HookId = id('hok', 'HookId');
export type HookId = v.InferOutput<typeof HookId>;

export interface IdOf {
  cnv: ConversationId;
  msg: MessageId;
  vis: VisitorId;
  trn: TurnId;
  tnt: TenantId;
  art: ArticleId;
  led: LeadId;
  esc: EscalationId;
  fil: FileId;
  mem: MemberId;
  viw: SavedViewId;
  can: CannedResponseId;
  whk: WebhookId;
  tcl: ToolCallId;
  nte: NoteId;
  tkt: TicketId;
  tea: TeamId;
  ntt: NotificationTargetId;
  con: ContactId;
  inb: InboxId;
  inv: InvitationId;
  key: ApiKeyId;
  ins: InstructionId;
  int: IntegrationId;
  mac: MacroId;
  hok: HookId;
}
export type IdPrefix = keyof IdOf;
