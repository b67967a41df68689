// Identifiers: a prefix that names the thing and 22 characters of base62; nothing shorter, longer or of another kind.
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import * as ids from '#protocol/ids';

const tail = '0123456789abcdefABCDEF';
const schemas = {
  art: ids.ArticleId,
  can: ids.CannedResponseId,
  cnv: ids.ConversationId,
  esc: ids.EscalationId,
  fil: ids.FileId,
  inv: ids.InvitationId,
  key: ids.ApiKeyId,
  led: ids.LeadId,
  ins: ids.InstructionId,
  mem: ids.MemberId,
  msg: ids.MessageId,
  tcl: ids.ToolCallId,
  nte: ids.NoteId,
  inb: ids.InboxId,
  con: ids.ContactId,
  ntt: ids.NotificationTargetId,
  tea: ids.TeamId,
  tkt: ids.TicketId,
  tnt: ids.TenantId,
  trn: ids.TurnId,
  viw: ids.SavedViewId,
  whk: ids.WebhookId,
  vis: ids.VisitorId,
  int: ids.IntegrationId,
  mac: ids.MacroId,
  hok: ids.HookId,
} satisfies Record<ids.IdPrefix, v.GenericSchema>;

describe.each(Object.entries(schemas))('%s', (prefix, schema) => {
  test('takes its own and nobody else’s', () => {
    const taken = Object.keys(schemas).filter((other) => v.is(schema, `${other}_${tail}`));
    expect(taken).toEqual([prefix]);
  });

  test.each([
    ['too short', `${prefix}_${tail.slice(1)}`],
    ['too long', `${prefix}_${tail}0`],
    ['no prefix', tail],
    ['capital prefix', `${prefix.toUpperCase()}_${tail}`],
    ['a hyphen for the underscore', `${prefix}-${tail}`],
    ['other characters', `${prefix}_${tail.slice(2)}-_`],
    ['another script', `${prefix}_${tail.slice(1)}٣`],
    ['a path', `${prefix}_../${tail.slice(3)}`],
    ['a line feed after it', `${prefix}_${tail}\n`],
    ['white space before it', ` ${prefix}_${tail}`],
    ['empty', ''],
    ['a number', 5],
    ['a list', [`${prefix}_${tail}`]],
    ['null', null],
  ])('refuses: %s', (_, text) => {
    expect(v.is(schema, text)).toBe(false);
  });
});
