// The rows of the read model that a log gives, whole; the same events always give the same rows.
import { expect, test } from 'vitest';
import { project } from '#core/projection';
import { conversationState, eventAt, idOf, iso, noon, turnReport } from '#tests/support/factories';

const place = { tenantId: idOf('tnt', 1), conversationId: idOf('cnv', 1) };
const conversation = {
  tenantId: idOf('tnt', 1),
  id: idOf('cnv', 1),
  visitorId: idOf('vis', 1),
  contactKey: null,
  status: 'open',
  floor: 'assistant',
  locale: 'en',
  startedAt: noon,
  lastAt: noon,
  lastSeq: 1,
  messageCount: 0,
  agentId: null,
  waitingSince: null,
  agentReadSeq: 0,
  assigneeId: null,
  teamId: null,
  supervisor: false,
  tags: [],
  priority: 1,
  level: null,
  snoozedUntil: null,
  offered: false,
  sentiment: 0,
  intent: null,
  language: null,
  unansweredSince: null,
  callbackDueAt: null,
  peopleOnly: false,
};

test('a conversation without events has its own row and no other', () => {
  expect(project(conversationState(), [])).toEqual({
    conversation,
    messages: [],
    turns: [],
    feedback: [],
    escalations: [],
    approvals: [],
  });
});

test('the row of a conversation says who holds the floor, not the name', () => {
  const state = conversationState({
    floor: { holder: 'agent', agentId: 'mem_ada', agentName: 'Ada' },
    contactKey: 'k1',
    status: 'open',
    lastAt: noon + 5,
    lastSeq: 9,
    messageCount: 4,
  });
  expect(project(state, []).conversation).toEqual({
    ...conversation,
    floor: 'agent',
    agentId: 'mem_ada',
    contactKey: 'k1',
    lastAt: noon + 5,
    lastSeq: 9,
    messageCount: 4,
  });
});

test('messages, turns and feedback become rows; the other events none', () => {
  const turnId = idOf('trn', 1);
  const message = {
    id: idOf('msg', 2),
    author: 'assistant',
    text: 'It is on its way.',
    turnId,
    replyTo: 2,
    confidence: 0.9,
    citations: [{ articleId: idOf('art', 1), title: 'Tracking' }],
  };
  const { id, author, text, ...detail } = message;
  const events = [
    eventAt(1, { kind: 'conversation.started', conversationId: idOf('cnv', 1), locale: 'en' }),
    eventAt(2, {
      kind: 'message.created',
      message: { id: idOf('msg', 1), author: 'visitor', text: 'Where?', clientId: 'c1' },
    }),
    eventAt(3, { kind: 'turn.started', turnId, questionSeq: 2, attempt: 1 }),
    eventAt(4, { kind: 'message.created', message }, noon + 1_000),
    eventAt(5, { kind: 'turn.ended', turnId, questionSeq: 2, ...turnReport() }, noon + 1_000),
    eventAt(6, { kind: 'conversation.read', by: 'visitor', upTo: 4 }),
    eventAt(7, { kind: 'feedback.given', value: 'up', messageId: id, comment: 'thanks' }),
    eventAt(8, { kind: 'feedback.given', value: '2' }, noon + 2_000),
    eventAt(9, { kind: 'lead.captured', leadId: idOf('led', 1), fields: ['email'] }),
    eventAt(10, { kind: 'conversation.ended', by: 'visitor' }),
  ];
  const rows = {
    conversation: { ...conversation, lastSeq: 10, messageCount: 2 },
    messages: [
      {
        ...place,
        seq: 2,
        id: idOf('msg', 1),
        author: 'visitor',
        at: noon,
        text: 'Where?',
        detail: { clientId: 'c1' },
      },
      { ...place, seq: 4, id, author, at: noon + 1_000, text, detail },
    ],
    turns: [
      {
        ...place,
        seq: 5,
        id: turnId,
        questionSeq: 2,
        endedAt: noon + 1_000,
        outcome: 'answered',
        provider: 'builtin',
        model: 'extractive',
        promptVersion: 'none',
        inputTokens: 12,
        outputTokens: 34,
        costUsd: 0,
        latencyMs: 56,
        confidence: 0.9,
      },
    ],
    feedback: [
      { ...place, seq: 7, messageId: id, value: 'up', comment: 'thanks', at: noon },
      { ...place, seq: 8, messageId: null, value: '2', comment: null, at: noon + 2_000 },
    ],
    escalations: [],
    approvals: [],
  };
  const state = conversationState({ lastSeq: 10, messageCount: 2 });
  expect([project(state, events), project(state, events)]).toEqual([rows, rows]);
});

const escalationId = idOf('esc', 1);
const asked = eventAt(4, {
  kind: 'escalation.requested',
  escalationId,
  by: 'assistant',
  level: 'critical',
  category: 'frustration',
  reason: 'sentiment −0.9',
});
const took = eventAt(
  6,
  { kind: 'escalation.accepted', escalationId, agentId: 'mem_ada', agentName: 'Ada' },
  noon + 5_000,
);
const over = eventAt(
  9,
  { kind: 'escalation.ended', escalationId, resolution: 'resolved' },
  noon + 9_000,
);
const waiting = {
  ...place,
  seq: 4,
  id: escalationId,
  status: 'waiting',
  level: 'critical',
  category: 'frustration',
  reason: 'sentiment −0.9',
  by: 'assistant',
  requestedAt: noon,
  acceptedAt: null,
  endedAt: null,
  agentId: null,
  resolution: null,
  callbackDueAt: null,
  callbackDoneAt: null,
};

test('an escalation is one row from its request to its end, without the agent’s name', () => {
  const { escalations } = project(conversationState(), [asked, took, over]);
  expect(escalations.map(({ row }) => row)).toEqual([
    {
      ...waiting,
      seq: 9,
      status: 'ended',
      acceptedAt: noon + 5_000,
      agentId: 'mem_ada',
      endedAt: noon + 9_000,
      resolution: 'resolved',
    },
  ]);
});

test('a page that begins in the middle of one knows only what has changed', () => {
  const { escalations } = project(conversationState(), [over]);
  expect(escalations).toEqual([
    {
      id: escalationId,
      seq: 9,
      row: null,
      changes: { seq: 9, status: 'ended', endedAt: noon + 9_000, resolution: 'resolved' },
    },
  ]);
});

test('an agent who takes what nobody asked for begins one; a promised call-back is kept with it', () => {
  const promised = eventAt(8, {
    kind: 'callback.promised',
    escalationId,
    channel: 'phone',
    dueAt: iso(noon + 60_000),
  });
  const { escalations } = project(conversationState(), [took, promised]);
  expect(escalations.map(({ row }) => row)).toEqual([
    {
      ...waiting,
      seq: 8,
      status: 'accepted',
      level: 'high',
      category: 'complexity',
      reason: null,
      by: 'agent',
      requestedAt: noon + 5_000,
      acceptedAt: noon + 5_000,
      agentId: 'mem_ada',
      callbackDueAt: noon + 60_000,
    },
  ]);
});

test('who waits for leave, and what became of it, is read from the log of a conversation that uses tools', () => {
  const callId = idOf('tcl', 1);
  const call = {
    callId,
    turnId: idOf('trn', 1),
    tool: 'refund',
    risk: 'money' as const,
    arguments: {},
  };
  const expiresAt = new Date(noon + 60_000).toISOString();
  const log = [
    eventAt(4, { kind: 'tool.requested', ...call }),
    eventAt(5, { kind: 'approval.requested', ...call, digest: 'd', expiresAt }),
    eventAt(6, {
      kind: 'approval.decided',
      callId,
      tool: 'refund',
      decision: 'approved',
      memberId: 'mem_ada',
    }),
    eventAt(7, { kind: 'conversation.ended', by: 'visitor' }, noon + 9_000),
  ];
  const state = conversationState({ tools: { open: [], plan: null } });
  expect(project(state, log).approvals).toEqual([
    { kind: 'requested', id: callId, tool: 'refund', requestedAt: noon, expiresAt: noon + 60_000 },
    { kind: 'decided', id: callId, decision: 'approved', decidedAt: noon, decidedBy: 'mem_ada' },
    { kind: 'ended', at: noon + 9_000 },
  ]);
  expect(project(conversationState(), log).approvals).toEqual([]);
});
