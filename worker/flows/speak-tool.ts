/**
 * What the assistant says about tools by itself: the question for an argument, for a yes, and what became of a call, by the tool's own
 * templates or in our words. Used by flows/use-tools and by the tool desk. No side effects.
 */
import * as v from 'valibot';
import type { Draft } from '#core/conversation/input';
import type { Choice, ToolOption } from '#core/tool/choice';
import { isDeclined } from '#core/tool/outcome';
import type { ToolOutcome } from '#core/tool/outcome';
import {
  fill,
  forPeople,
  givenRows,
  inLanguage,
  isNothing,
  labelOf,
  plainResult,
  slotsOf,
  titleOf,
} from '#core/tool/render';
import { propertiesOf } from '#core/tool/schema';
import type { Tool } from '#core/tool/tool';
import { Parts } from '#protocol/part';
import type { Part } from '#protocol/part';
import type { ToolPlan } from '#protocol/tool-event';
import { words } from '#worker/locales/notices';
import type { NoticeKey } from '#worker/locales/notices';

export interface Told {
  tool: Tool;
  arguments: Record<string, unknown>;
  outcome: ToolOutcome;
  callId: string;
  /** Epoch ms. */
  at: number;
}

export function askFor(
  tool: Tool,
  name: string,
  language: string,
  choices: readonly Choice[] = [],
): Draft {
  if (choices.length > 0)
    return {
      text:
        choices[0]?.said === undefined
          ? words('clarifyOne', language)
          : words('clarifyDate', language, { value: choices[0].said }),
      language,
      quickReplies: choices.map(({ label }) => label),
    };
  const property = propertiesOf(tool)[name] ?? {};
  const question = inLanguage(property['x-ask'], language);
  const text = question ?? words('toolAsk', language, { label: labelOf(tool, name, language) });
  const options = (property.enum ?? []).map(String).filter((option) => option.length <= 60);
  return { text, language, ...(options.length > 0 ? { quickReplies: options.slice(0, 8) } : {}) };
}

/** Which of several tools; what is chosen stands in the plan. */
export function askWhich(
  options: readonly ToolOption[],
  value: string | null,
  language: string,
): { draft: Draft; plan: ToolPlan } {
  const labelled = options.map(({ tool, arguments: given, as }) => ({
    label: labelOfKind(as, language) ?? titleOf(tool, language),
    tool: tool.name,
    arguments: given,
  }));
  const isNumber = value !== null && options.every(({ as }) => labelOfKind(as, language) !== null);
  return {
    draft: {
      text: isNumber
        ? words('clarifyNumber', language, { value })
        : words('clarifyWhich', language),
      language,
      quickReplies: labelled.map(({ label }) => label),
    },
    plan: {
      tool: labelled[0]?.tool ?? '',
      arguments: {},
      awaits: { kind: 'choice', options: labelled },
      tries: 0,
    },
  };
}

const labelOfKind = (kind: string | null, language: string): string | null =>
  kind === 'ORDER_ID'
    ? words('optOrderNumber', language)
    : kind === 'TRACKING_NUMBER'
      ? words('optTrackingNumber', language)
      : null;

export function askForYes(tool: Tool, given: Record<string, unknown>, language: string): Draft {
  const template = inLanguage(tool.templates.confirm, language);
  const own = template === null ? null : fill(template, forPeople(given, language));
  const rows = givenRows(tool, forPeople(given, language), language).map(
    ({ label, value }) => `- ${label}: ${value}`,
  );
  return {
    text:
      own ??
      [`**${titleOf(tool, language)}**`, ...rows, '', words('toolConfirm', language)].join('\n'),
    language,
    quickReplies: [words('toolYes', language), words('toolNo', language)],
  };
}

export const declined = (language: string): Draft => ({
  text: words('toolDeclined', language),
  language,
});

/** What became of a call, for the visitor. */
export function tell(told: Told, language: string): Draft {
  const { outcome, tool } = told;
  const person = { quickReplies: [words('talkToPerson', language)] };
  if (outcome.status === 'ok') {
    const isEmpty = tool.risk === 'read' && isNothing(outcome.result);
    // A template of its own may have words for none.
    return isEmpty && inLanguage(tool.templates.done, language) === null
      ? { text: words('toolNotFound', language), language, ...person }
      : tellResult(told, language);
  }
  const say = (key: NoticeKey, more: Partial<Draft> = {}): Draft => ({
    text: words(key, language),
    language,
    ...more,
  });
  switch (outcome.code) {
    case 'needs-approval':
      return say('toolApproval');
    case 'slow':
    case 'accepted':
      return say('toolSlow');
    case 'late':
      return say('toolLate', person);
    case 'cancelled':
      return say('toolCancelled', person);
    case 'no-page':
      return say('toolNoPage');
    case 'rejected':
      return say('toolRejected', person);
    case 'expired':
      return say('toolExpired', person);
    case 'needs-identity':
    case 'needs-email':
      return say('toolSignIn', person);
    case 'status': {
      const own = inLanguage(told.tool.templates.failed, language);
      const filled = own === null ? null : fill(own, slotsOf(told.arguments, outcome.result));
      if (filled !== null) return { text: filled, language, ...person };
      const key = outcome.httpStatus === 404 ? 'toolNotFound' : 'toolFailed';
      return say(key, person);
    }
    default:
      return say(outcome.status === 'refused' ? 'toolNotForYou' : 'toolFailed', person);
  }
}

/** The desk is written in one language; what its members do by hand is told in that. */
export const staffLanguage = 'en';

/** What became of a member's call, for the desk; `visitorText` are the tool's own words in the visitor's language. */
export function tellStaff(
  told: Told,
  language: string,
): { code: string; text: string; visitorText?: string; parts?: Part[] } {
  const { tool, outcome } = told;
  if (outcome.status !== 'ok') {
    const own = inLanguage(tool.templates.failed, staffLanguage);
    const filled = own === null ? null : fill(own, slotsOf(told.arguments, outcome.result));
    return { code: outcome.code, text: (outcome.code === 'status' && filled) || '' };
  }
  const { text, parts } = tellResult(told, staffLanguage);
  const isTranslated = language !== staffLanguage && tool.templates.done?.[language] !== undefined;
  return {
    code: isDeclined(outcome) ? 'declined' : 'ok',
    text,
    ...(isTranslated ? { visitorText: tellResult(told, language).text } : {}),
    ...(parts ? { parts } : {}),
  };
}

function tellResult(
  { tool, arguments: given, outcome, callId, at }: Told,
  language: string,
): Draft {
  const template = inLanguage(tool.templates.done, language);
  const slots = slotsOf(given, outcome.result);
  const text =
    (template === null ? null : fill(template, slots)) ??
    plainResult(outcome.result, language) ??
    words('toolDone', language, { title: titleOf(tool, language) });
  const parts = v.safeParse(Parts, [...partsOf(outcome.result), ...receipt()]);
  return {
    text,
    language,
    ...(parts.success && parts.output.length > 0 ? { parts: parts.output } : {}),
  };

  /** Of what was changed, something stays to be read again; of what the other side refused (`ok: false`) there is nothing. */
  function receipt(): Part[] {
    if (tool.risk === 'read' || slots['ok'] === false) return [];
    const reference = slots['reference'] ?? slots['id'];
    const rows = givenRows(tool, forPeople(given, language), language);
    return [
      {
        type: 'receipt',
        id: callId,
        tool: tool.name,
        ok: true,
        title: titleOf(tool, language).slice(0, 80),
        at: new Date(at).toISOString(),
        ...(typeof reference === 'string' && reference !== ''
          ? { reference: reference.slice(0, 60) }
          : {}),
        ...(rows.length > 0 ? { fields: rows } : {}),
      },
    ];
  }
}

/** A tool may answer with `parts` of its own; what is not quite right is left out, the text is true without it. */
function partsOf(result: unknown): Part[] {
  if (result === null || typeof result !== 'object' || !('parts' in result)) return [];
  const parts = v.safeParse(Parts, result.parts);
  return parts.success ? parts.output : [];
}
