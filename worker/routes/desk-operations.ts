/** Staff routes of the desk: conversations, teams, leads, the archive, canned responses, for OpenAPI. */
import { ListQuery } from '#protocol/list';
import { ArchiveExportFilter, ArchiveFilter, ArchivePage } from '#protocol/archive';
import * as canned from '#protocol/canned-response';
import { CopilotAnswer, CopilotRequest } from '#protocol/copilot';
import * as desk from '#protocol/desk-requests';
import * as inbox from '#protocol/inbox';
import {
  InboxCounts,
  InboxFilter,
  InboxNames,
  InboxNamesFilter,
  InboxTags,
} from '#protocol/inbox-filter';
import * as macro from '#protocol/macro';
import * as notification from '#protocol/notification';
import * as lead from '#protocol/lead';
import { SavedView, SavedViewFilter, SavedViewRequest } from '#protocol/saved-view';
import * as team from '#protocol/team';
import { OrdersAnswer, StaffToolAnswer, StaffToolRequest } from '#protocol/tool-run';
import { FileAnswer } from '#protocol/session';
import * as ticket from '#protocol/ticket';
import { op } from '#worker/routes/staff-operation';
import type { StaffOperation } from '#worker/routes/staff-operation';

const { InboxAnswer } = inbox;

export const deskOperations: StaffOperation[] = [
  op('get', '/live', 'inbox.listen', 'WebSocket of the desk', { status: 101 }),
  op('get', '/conversations', 'inbox.read', 'The inbox', {
    filter: InboxFilter,
    answer: inbox.InboxPage,
  }),
  op('get', '/conversations/counts', 'inbox.read', 'How many by state', { answer: InboxCounts }),
  op('get', '/conversations/tags', 'inbox.read', 'Tags in use', { answer: InboxTags }),
  op('get', '/conversations/names', 'inbox.read', 'Names of visitors', {
    filter: InboxNamesFilter,
    answer: InboxNames,
  }),
  op('post', '/conversations/bulk', 'conversation.bulk', 'One act on several', {
    body: desk.BulkRequest,
    answer: desk.BulkAnswer,
  }),
  op('get', '/conversations/{id}', 'conversation.read', 'One, with its events', {
    answer: inbox.InboxConversation,
  }),
  op('post', '/conversations/{id}/accept', 'conversation.write', 'Take it over', {
    answer: InboxAnswer,
  }),
  op('post', '/conversations/{id}/reply', 'conversation.write', 'Answer the visitor', {
    body: inbox.ReplyRequest,
    answer: InboxAnswer,
  }),
  op('post', '/conversations/{id}/read', 'conversation.write', 'Mark as read', {
    body: inbox.ReadRequest,
    answer: InboxAnswer,
  }),
  op('post', '/conversations/{id}/release', 'conversation.write', 'Give it back', {
    answer: InboxAnswer,
  }),
  op('post', '/conversations/{id}/end', 'conversation.write', 'End it', { answer: InboxAnswer }),
  op('post', '/conversations/{id}/notes', 'note.write', 'A note for colleagues', {
    body: desk.NoteRequest,
    answer: InboxAnswer,
  }),
  op('post', '/conversations/{id}/tags', 'conversation.tag', 'Its tags', {
    body: desk.TagsRequest,
    answer: InboxAnswer,
  }),
  op('post', '/conversations/{id}/priority', 'conversation.tag', 'Its priority', {
    body: desk.PriorityRequest,
    answer: InboxAnswer,
  }),
  op('post', '/conversations/{id}/snooze', 'conversation.snooze', 'Put it off', {
    body: desk.SnoozeRequest,
    answer: InboxAnswer,
  }),
  op('post', '/conversations/{id}/assign', 'conversation.assign', 'Whose it is', {
    body: desk.AssignRequest,
    answer: InboxAnswer,
  }),
  op('post', '/conversations/{id}/transfer', 'conversation.transfer', 'Pass it on', {
    body: desk.TransferRequest,
    answer: InboxAnswer,
  }),
  op('post', '/conversations/{id}/people-only', 'conversation.tag', 'Without the assistant', {
    body: desk.PeopleOnlyRequest,
    answer: InboxAnswer,
  }),
  op('post', '/conversations/{id}/callback-done', 'callback.write', 'The visitor was called back', {
    answer: InboxAnswer,
  }),
  op('post', '/conversations/{id}/files', 'note.write', 'A file for a reply or a note', {
    upload: true,
    answer: FileAnswer,
    status: 201,
  }),
  op('get', '/conversations/{id}/files/{fileId}', 'file.read', 'A file, as a download', {
    download: true,
  }),
  op('get', '/conversations/{id}/orders', 'contact.read', 'What the visitor has ordered', {
    answer: OrdersAnswer,
  }),
  op('post', '/conversations/{id}/tools/{name}', 'tool.run', 'Use a tool in it, or see first', {
    body: StaffToolRequest,
    answer: StaffToolAnswer,
  }),
  op('get', '/saved-views', 'inbox.read', 'Kept filters', { filter: SavedViewFilter }),
  op('post', '/saved-views', 'view.write', 'Keep filters', {
    body: SavedViewRequest,
    answer: SavedView,
    status: 201,
  }),
  op('delete', '/saved-views/{id}', 'view.write', 'Forget them', { status: 204 }),
  op('post', '/copilot', 'copilot.use', 'Suggest, rewrite, summarise, translate', {
    body: CopilotRequest,
    answer: CopilotAnswer,
  }),
  op('get', '/canned-responses', 'canned-response.read', 'Canned responses', {
    filter: canned.CannedResponseFilter,
  }),
  op('post', '/canned-responses', 'canned-response.write', 'A new one', {
    body: canned.CannedResponseDraft,
    answer: canned.CannedResponse,
    status: 201,
  }),
  op('patch', '/canned-responses/{id}', 'canned-response.write', 'Change one', {
    body: canned.CannedResponseChange,
    answer: canned.CannedResponse,
  }),
  op('delete', '/canned-responses/{id}', 'canned-response.write', 'Remove one', { status: 204 }),
  op('get', '/macros', 'macro.read', 'Shared macros and one’s own', {
    filter: ListQuery,
    answer: macro.MacroList,
  }),
  op('post', '/macros', 'macro.run', 'A new one', {
    body: macro.MacroDraft,
    answer: macro.Macro,
    status: 201,
  }),
  op('get', '/macros/{id}', 'macro.read', 'One macro', { answer: macro.Macro }),
  op('put', '/macros/{id}', 'macro.run', 'Change one, as long as nobody else has', {
    body: macro.MacroChange,
    answer: macro.Macro,
  }),
  op('delete', '/macros/{id}', 'macro.run', 'Remove one', { status: 204 }),
  op('post', '/macros/{id}/preview', 'macro.run', 'What it would do in a conversation', {
    body: macro.MacroPreviewRequest,
    answer: macro.MacroPreview,
  }),
  op('post', '/macros/{id}/run', 'macro.run', 'Do it; again with the same clientId: go on', {
    body: macro.MacroRunRequest,
    answer: macro.MacroRunAnswer,
  }),
  op('get', '/leads', 'lead.read', 'Leads, newest first', {
    filter: lead.LeadFilter,
    answer: lead.LeadPage,
  }),
  op('get', '/leads/counts', 'lead.read', 'How many by state', { answer: lead.LeadCounts }),
  op('get', '/leads/export', 'lead.export', 'All that match, as CSV or JSON', {
    filter: lead.LeadExportFilter,
    download: true,
  }),
  op('get', '/leads/{id}', 'lead.read', 'One lead', { answer: lead.Lead }),
  op('patch', '/leads/{id}', 'lead.write', 'Its state, owner, note', {
    body: lead.LeadChange,
    answer: lead.Lead,
  }),
  op('get', '/archive', 'archive.search', 'Full text of all conversations', {
    filter: ArchiveFilter,
    answer: ArchivePage,
  }),
  op('get', '/archive/export', 'archive.export', 'All that match, as CSV or JSON', {
    filter: ArchiveExportFilter,
    download: true,
  }),
  op(
    'get',
    '/conversations/{id}/context',
    'contact.read',
    'Who it is, what was before, what is owed',
    {
      answer: ticket.ContextAnswer,
    },
  ),
  op('get', '/contacts/{id}', 'contact.read', 'One contact', { answer: ticket.Contact }),
  op('patch', '/contacts/{id}', 'contact.write', 'Change attributes and flags', {
    body: ticket.ContactChange,
    answer: ticket.Contact,
  }),
  op('post', '/contacts/{id}/merge', 'contact.merge', 'Another one is the same person', {
    body: ticket.MergeRequest,
    answer: ticket.Contact,
  }),
  op('post', '/contacts/{id}/unmerge', 'contact.merge', 'Undo the newest merge, within 7 days', {
    body: ticket.UnmergeRequest,
    answer: ticket.Contact,
  }),
  op('get', '/escalations', 'escalation.read', 'When a person was needed', {
    filter: ticket.EscalationFilter,
    answer: ticket.EscalationPage,
  }),
  op('get', '/escalations/{id}', 'escalation.read', 'One, with its timeline', {
    answer: ticket.EscalationAnswer,
  }),
  op('get', '/tickets', 'ticket.read', 'Tickets, the last changed first', {
    filter: ticket.TicketFilter,
    answer: ticket.TicketPage,
  }),
  op('post', '/tickets', 'ticket.write', 'A new ticket of a conversation', {
    body: ticket.TicketRequest,
    answer: ticket.Ticket,
    status: 201,
  }),
  op('get', '/tickets/{id}', 'ticket.read', 'One ticket', { answer: ticket.Ticket }),
  op('patch', '/tickets/{id}', 'ticket.write', 'Change one; the visitor sees the status', {
    body: ticket.TicketChange,
    answer: ticket.Ticket,
  }),
  op('get', '/notifications', 'notification.read', 'What one was told', {
    filter: notification.NotificationFilter,
    answer: notification.NotificationPage,
  }),
  op('post', '/notifications/read', 'notification.write', 'Mark as read', {
    body: notification.NotificationsRead,
    status: 204,
  }),
  op('get', '/notifications/preferences', 'notification.read', 'How one wants to be told', {
    answer: notification.NotificationPreferences,
  }),
  op('put', '/notifications/preferences', 'notification.write', 'Change that', {
    body: notification.NotificationPreferences,
    answer: notification.NotificationPreferences,
  }),
  op('get', '/notifications/push-key', 'notification.read', 'For a browser that subscribes', {
    answer: notification.PushKey,
  }),
  op('get', '/notifications/targets', 'notification.read', 'Browsers and webhooks of one’s own', {
    answer: notification.NotificationTargets,
  }),
  op('delete', '/notifications/targets/{id}', 'notification.write', 'Tell one no more', {
    status: 204,
  }),
  op(
    'post',
    '/notifications/webhooks',
    'notification.write',
    'A Slack-compatible webhook of one’s own',
    {
      body: notification.OwnWebhookRequest,
      answer: notification.NotificationTarget,
      status: 201,
    },
  ),
  op('post', '/notifications/browsers', 'notification.write', 'Tell this browser', {
    body: notification.PushRequest,
    answer: notification.NotificationTarget,
    status: 201,
  }),
  op('delete', '/notifications/browsers/{id}', 'notification.write', 'Tell it no more', {
    status: 204,
  }),
  op('get', '/notifications/channels', 'integration.read', 'Channels of the company'),
  op('post', '/notifications/channels', 'integration.write', 'A Slack-compatible webhook', {
    body: notification.ChannelRequest,
    answer: notification.NotificationTarget,
    status: 201,
  }),
  op('delete', '/notifications/channels/{id}', 'integration.write', 'Remove one', { status: 204 }),
  op('get', '/teams', 'team.read', 'Teams', { filter: ListQuery }),
  op('post', '/teams', 'team.write', 'A new team', { body: team.TeamRequest, status: 201 }),
  op('put', '/teams/{id}', 'team.write', 'Change one', { body: team.TeamRequest }),
  op('delete', '/teams/{id}', 'team.write', 'Remove one', { status: 204 }),
  op('get', '/inboxes', 'routing.read', 'Inboxes with hours and routing', {
    filter: ListQuery,
    answer: team.InboxList,
  }),
  op('post', '/inboxes', 'routing.write', 'A new inbox', {
    body: team.InboxRequest,
    status: 201,
  }),
  op('put', '/inboxes/{id}', 'routing.write', 'Change one', { body: team.InboxRequest }),
  op('delete', '/inboxes/{id}', 'routing.write', 'Remove one', { status: 204 }),
  op('get', '/profiles', 'team.read', 'Skills, languages and capacity', { filter: ListQuery }),
  op('get', '/profiles/me', 'team.read', 'One’s own', { answer: team.Profile }),
  op('put', '/profiles/me/availability', 'presence.write', 'Whether one takes conversations', {
    body: team.AvailabilityRequest,
  }),
  op('put', '/profiles/{memberId}', 'team.write', 'Somebody’s skills and capacity', {
    body: team.ProfileRequest,
  }),
];
