/**
 * Carries out what core/lead-capture decides: puts the question, shows the form, asks for consent, and when that is given stores the
 * lead and tells the tenant's quote tool. Null when the message is no matter for it. Used by flows/answer, with and without a model.
 */
import type { Draft } from '#core/conversation/input';
import { beginUnmanned, leadStep, reminder } from '#core/lead-capture';
import type { LeadSituation, LeadStep } from '#core/lead-situation';
import { leadForm, leadFormId } from '#core/lead-form';
import type { Tenant } from '#core/tenant';
import { entitiesIn } from '#core/understanding/understand';
import { tell } from '#flows/speak-tool';
import type { Matter, Toolbox } from '#flows/use-tools';
import { answerIn, isToolMatter } from '#flows/use-tools';
import type { System } from '#ports/system';
import type { LeadCause, LeadProgress, LeadQuestion } from '#protocol/lead-capture';
import { ownQuestions } from '#protocol/lead-capture';
import { words } from '#worker/locales/notices';
import type { NoticeKey } from '#worker/locales/notices';

/** Of one conversation; implemented by its object. */
export interface LeadDesk {
  progress: LeadProgress | null;
  hasLead: boolean;
  /** A person was asked for, and nobody came. */
  isNobodyThere: boolean;
  /** Records the consent, stores, tells the conversation: once, however often it is tried. Throws when it could not. */
  capture(
    progress: LeadProgress,
    agreed: { consentText: string; language: string; page: string | null; segment: string | null },
  ): Promise<void>;
}

export interface LeadMatter extends Matter {
  page: string | null;
  segment: string | null;
}

export interface LeadAnswer {
  draft: Draft;
  progress: LeadProgress | undefined;
  reason: string;
}

/** A model that wants contact details says so by calling this; the rules do the asking. */
export interface LeadWish {
  cause: LeadCause;
  heard: Record<string, string>;
}

export async function talkAboutLead(
  tenant: Tenant,
  matter: LeadMatter,
  desk: LeadDesk,
  toolbox: Toolbox | null,
  system: System,
  wish: LeadWish | null = null,
): Promise<LeadAnswer | null> {
  const { language } = matter;
  const situation = situationOf(tenant, matter, desk, toolbox, system, wish);
  const { rule, ...step } = leadStep(situation);
  if (step.kind === 'none') return null;
  if (step.kind !== 'capture')
    return {
      draft: say(step, tenant, language),
      progress: progressOf(step),
      reason: `lead: ${rule}`,
    };
  const consentText = consentOf(tenant, language);
  const { page, segment } = matter;
  await desk.capture(step.progress, { consentText, language, page, segment });
  const done: LeadProgress = { ...step.progress, status: 'done', awaits: null, answers: {} };
  const told = await tellTool(tenant, step.progress, toolbox, language, system);
  const text = words('leadDone', language);
  return {
    draft: { ...told, text: told ? `${text}\n\n${told.text}` : text, language },
    progress: done,
    reason: 'lead: captured',
  };
}

/** The open question once more, behind an answer to something else. */
export function remindOfLead(tenant: Tenant, desk: LeadDesk, language: string): LeadAnswer | null {
  const step = reminder(desk.progress, tenant.settings.leadCapture);
  if (step.kind === 'none') return null;
  return {
    draft: say(step, tenant, language),
    progress: progressOf(step),
    reason: 'lead: reminds',
  };
}

/** Said to a visitor to whom nobody came; null when the tenant wants nothing asked, or it was asked already. */
export function askUnmanned(
  tenant: Tenant,
  desk: Pick<LeadDesk, 'progress' | 'hasLead'>,
  language: string,
  place: { page: string | null; segment: string | null },
): LeadAnswer | null {
  if (tenant.settings.leadCapture.mode === 'off' || desk.progress?.status === 'declined')
    return null;
  const step = beginUnmanned({
    capture: tenant.settings.leadCapture,
    ...desk,
    isNobodyThere: true,
    text: '',
    entities: [],
    answer: null,
    heard: {},
    isAnswerable: false,
    language,
    intent: 'HUMAN_HANDOFF',
    ...place,
    buttons: buttonsIn(language),
  });
  return step.kind === 'ask' || step.kind === 'form'
    ? { draft: say(step, tenant, language), progress: step.progress, reason: 'lead: nobody came' }
    : null;
}

function situationOf(
  tenant: Tenant,
  matter: LeadMatter,
  desk: LeadDesk,
  toolbox: Toolbox | null,
  system: System,
  wish: LeadWish | null,
): LeadSituation {
  const { text, language, understood, answers, page, segment, isAnswerable } = matter;
  const isContact = text.trim() === words('leaveContact', language);
  return {
    capture: tenant.settings.leadCapture,
    progress: desk.progress,
    hasLead: desk.hasLead,
    isNobodyThere: desk.isNobodyThere,
    text,
    entities: entitiesIn(text, language, system.now()),
    answer: answerIn(text, understood, language),
    wantsPerson: understood.wantsPerson,
    isAsked: wish?.cause ?? (isContact ? 'person' : null),
    heard: wish ? writtenByVisitor(wish.heard, matter) : {},
    values: answers?.part.type === 'form' && answers.part.id === leadFormId ? answers.values : null,
    isOtherMatter: toolbox !== null && isToolMatter(matter, others(tenant, toolbox), system.now()),
    isAnswerable,
    language,
    intent: understood.intent.label,
    page,
    segment,
    buttons: buttonsIn(language),
  };
}

/** A model may sum up what it is about; a name, an address, a number it must have read in the visitor's own messages. */
function writtenByVisitor(
  heard: LeadWish['heard'],
  { text, history }: LeadMatter,
): LeadWish['heard'] {
  const said = [
    text,
    ...history.filter(({ author }) => author === 'visitor').map((one) => one.text),
  ]
    .join('\n')
    .toLowerCase();
  return Object.fromEntries(
    Object.entries(heard).filter(
      ([id, value]) => id === 'request' || said.includes(value.trim().toLowerCase()),
    ),
  );
}

/** The tool that is told of quotes is no other matter than the quote. */
const others = ({ settings }: Tenant, toolbox: Toolbox): Toolbox => ({
  ...toolbox,
  tools: toolbox.tools.filter(({ name }) => name !== settings.leadCapture.quoteTool),
});

const buttonsIn = (language: string) => ({
  skip: words('leadSkip', language),
  agree: words('leadAgree', language),
  decline: words('leadDecline', language),
});

const progressOf = (step: LeadStep): LeadProgress | undefined =>
  'progress' in step ? step.progress : undefined;

/** The tenant's words for this language, its English ones, or ours. */
function consentOf(tenant: Tenant, language: string): string {
  const { consent } = tenant.settings.leadCapture;
  return (
    consent[language] ??
    consent['en'] ??
    words('leadConsent', language, { tenantName: tenant.name })
  );
}

type Say = (key: NoticeKey) => string;

function say(step: LeadStep, tenant: Tenant, language: string): Draft {
  const speak: Say = (key) => words(key, language, { tenantName: tenant.name });
  const { skip, agree, decline } = buttonsIn(language);
  switch (step.kind) {
    case 'ask': {
      const { question, how, progress } = step;
      const opening = openingOf(step, speak);
      // "That does not look like an e-mail address" asks by itself.
      const isAsked = how === 'again' && (question.kind === 'email' || question.kind === 'phone');
      const put = isAsked ? '' : askOf(question, progress, language);
      const text = [opening, put].filter(Boolean).join(how === 'resume' ? ' ' : '\n\n');
      return { text, language, quickReplies: [...question.options, skip] };
    }
    case 'form': {
      const label = (question: LeadQuestion) => askOf(question, step.progress, language);
      const url = tenant.settings.consentPolicyUrl;
      const consent = { text: consentOf(tenant, language), ...(url ? { url } : {}) };
      const begins = speak(step.progress.cause === 'quote' ? 'leadBeginQuote' : 'leadBeginPerson');
      return {
        text:
          step.progress.cause === 'quote' ? speak('leadForm') : `${begins} ${speak('leadForm')}`,
        language,
        parts: [leadForm(step.questions, label, consent)],
      };
    }
    case 'consent': {
      const { name, email, phone, ...others } = step.progress.answers;
      const given = [name, email, phone, ...Object.values(others)]
        .filter(Boolean)
        .map((it) => `- ${it}`);
      const lines = step.isAgain ? [] : [given.join('\n')];
      return {
        text: [...lines, consentOf(tenant, language)].join('\n\n'),
        language,
        quickReplies: [agree, decline],
      };
    }
    case 'declined':
      return { text: speak('leadDeclined'), language };
    case 'kept':
      return { text: speak('leadKept'), language };
    case 'capture':
    case 'none':
      return { text: '', language };
  }
}

function openingOf(
  { how, question, progress }: Extract<LeadStep, { kind: 'ask' }>,
  speak: Say,
): string {
  if (how === 'resume') return speak('leadResume');
  if (how === 'begin')
    return speak(progress.cause === 'quote' ? 'leadBeginQuote' : 'leadBeginPerson');
  if (how !== 'again') return '';
  if (question.kind === 'email') return speak('leadAgainEmail');
  return speak(question.kind === 'phone' ? 'leadAgainPhone' : 'leadAgain');
}

const ownWords: Record<(typeof ownQuestions)[number], NoticeKey> = {
  request: 'leadAskRequest',
  name: 'leadAskName',
  email: 'leadAskEmail',
  phone: 'leadAskPhone',
  company: 'leadAskCompany',
};

function askOf({ id, ask }: LeadQuestion, { cause }: LeadProgress, language: string): string {
  const own = ownQuestions.find((name) => name === id);
  const usual =
    own &&
    words(own === 'request' && cause === 'person' ? 'leadAskMatter' : ownWords[own], language);
  return ask[language] ?? (own && !ask['en'] ? usual : undefined) ?? ask['en'] ?? usual ?? id;
}

/** A quote is a matter for the tenant's own system, too; what it answers is told. That it is away takes nothing from the lead. */
async function tellTool(
  tenant: Tenant,
  { cause, answers }: LeadProgress,
  toolbox: Toolbox | null,
  language: string,
  system: System,
): Promise<Draft | null> {
  const name = tenant.settings.leadCapture.quoteTool;
  const tool = cause === 'quote' ? toolbox?.tools.find((one) => one.name === name) : undefined;
  if (!tool || !toolbox) return null;
  const known = tool.parameters.properties;
  const given = Object.fromEntries(
    Object.entries(answers).filter(([id]) => Object.hasOwn(known, id)),
  );
  if (tool.parameters.required.some((id) => given[id] === undefined)) return null;
  const made = await toolbox.call(name, given, { isConfirmed: true, language });
  return made.outcome.status === 'ok'
    ? tell({ tool, arguments: given, ...made, at: system.now() }, language)
    : null;
}
