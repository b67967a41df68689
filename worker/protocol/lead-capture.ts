/**
 * How a tenant takes down contact details in a conversation: its questions, the words of its consent, and what follows from a lead; and
 * how far a conversation has come with it. Part of the settings (`leadCapture`); the rules are core/lead-capture and core/lead-rule.
 */
import * as v from 'valibot';
import { InstructionConditions } from '#protocol/instruction';
import { LeadPriority } from '#protocol/lead';

export const leadCaptureLimits = {
  questions: 20,
  rules: 30,
  /** UTF-16 units. */
  question: 300,
  answer: 500,
  consent: 1_000,
} as const;

const Id = v.pipe(
  v.string(),
  v.regex(/^[a-z][A-Za-z0-9_]{0,39}$/, 'a name, like budget or from_country'),
);
const Language = v.pipe(v.string(), v.regex(/^[a-z]{2}$/, 'a language, like en'));
const Words = (max: number) =>
  v.record(Language, v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(max)));
const Member = v.pipe(v.string(), v.regex(/^[a-z]{3}_[0-9A-Za-z]{1,40}$/, 'the id of a member'));
const Tag = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(60));

/** `name`, `email`, `phone`, `company` and `request` are the lead's own fields; other ids are the tenant's. */
export const ownQuestions = ['request', 'name', 'email', 'phone', 'company'] as const;
export type OwnQuestion = (typeof ownQuestions)[number];

export const LeadQuestion = v.pipe(
  v.strictObject({
    id: Id,
    /** `origin` and `destination` are the ends of a route, `goods` what is sent. */
    kind: v.picklist([
      'text',
      'name',
      'email',
      'phone',
      'number',
      'choice',
      'yesno',
      'origin',
      'destination',
      'goods',
    ]),
    /** By language; empty for one of the lead's own fields: then the assistant's own words. */
    ask: v.optional(Words(leadCaptureLimits.question), {}),
    options: v.optional(
      v.pipe(
        v.array(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(60))),
        v.maxLength(8),
      ),
      [],
    ),
    /** For which of them it is asked; empty: for both. */
    causes: v.optional(v.array(v.picklist(['quote', 'person'])), []),
    /** When it is asked: all that are given must hold. */
    conditions: v.optional(InstructionConditions, {}),
  }),
  v.check(
    ({ id, ask }) => Object.hasOwn(ask, 'en') || ownQuestions.some((own) => own === id),
    'ask: a question of your own needs its words in English, and may have them in other languages',
  ),
  v.check(({ kind, options }) => kind !== 'choice' || options.length > 1, 'options: at least two'),
);
export type LeadQuestion = v.InferOutput<typeof LeadQuestion>;

export const LeadCause = v.picklist(['quote', 'person']);
export type LeadCause = v.InferOutput<typeof LeadCause>;

/** What happens with a lead that meets all that is given; rules are tried in order, and the first that assigns wins. */
export const LeadRule = v.strictObject({
  name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(80)),
  when: v.optional(
    v.strictObject({
      causes: v.optional(v.array(LeadCause), []),
      priorities: v.optional(v.array(LeadPriority), []),
      minScore: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(100)), 0),
      segments: v.optional(v.array(Tag), []),
      languages: v.optional(v.array(Language), []),
      pages: v.optional(v.array(v.pipe(v.string(), v.minLength(1), v.maxLength(300))), []),
      /** A territory, a product, a size: the answer to this question holds one of these words. */
      answers: v.optional(
        v.pipe(
          v.array(
            v.strictObject({
              question: Id,
              says: v.pipe(v.array(Tag), v.minLength(1), v.maxLength(100)),
            }),
          ),
          v.maxLength(10),
        ),
        [],
      ),
    }),
    {},
  ),
  act: v.strictObject({
    tags: v.optional(v.pipe(v.array(Tag), v.maxLength(10)), []),
    /** One member, or several in turn. */
    assign: v.optional(v.pipe(v.array(Member), v.maxLength(50)), []),
    notify: v.optional(v.picklist(['nobody', 'assignee', 'leaders', 'everyone']), 'nobody'),
  }),
});
export type LeadRule = v.InferOutput<typeof LeadRule>;

export const LeadCapture = v.pipe(
  v.strictObject({
    /** `form`: everything in one piece. */
    mode: v.picklist(['off', 'questions', 'form']),
    questions: v.pipe(v.array(LeadQuestion), v.maxLength(leadCaptureLimits.questions)),
    /** What the visitor agrees to, by language; where there is none, the assistant's own words. */
    consent: v.optional(Words(leadCaptureLimits.consent), {}),
    rules: v.optional(v.pipe(v.array(LeadRule), v.maxLength(leadCaptureLimits.rules)), []),
    /** A tool that is told of a quote, too, with the answers as its arguments; empty for none. */
    quoteTool: v.optional(v.pipe(v.string(), v.maxLength(64)), ''),
  }),
  v.check(({ questions }) => {
    const ids = questions.map(({ id }) => id);
    return new Set(ids).size === ids.length;
  }, 'questions: each is asked once'),
);
export type LeadCapture = v.InferOutput<typeof LeadCapture>;

export const defaultLeadCapture: LeadCapture = {
  mode: 'off',
  questions: [
    {
      id: 'request',
      kind: 'text',
      ask: {},
      options: [],
      causes: [],
      conditions: emptyConditions(),
    },
    { id: 'name', kind: 'name', ask: {}, options: [], causes: [], conditions: emptyConditions() },
    { id: 'email', kind: 'email', ask: {}, options: [], causes: [], conditions: emptyConditions() },
  ],
  consent: {},
  rules: [],
  quoteTool: '',
};

function emptyConditions(): LeadQuestion['conditions'] {
  return { intents: [], pages: [], segments: [], languages: [], says: [] };
}

/** How far one conversation has come. Answers stand here until the visitor has agreed; then they are sealed into the lead. */
export const LeadProgress = v.object({
  cause: LeadCause,
  /** Of the message it began with. */
  intent: v.string(),
  status: v.picklist(['open', 'declined', 'done']),
  /** Ids of questions in the order they were put. */
  asked: v.array(v.string()),
  answers: v.record(v.string(), v.string()),
  skipped: v.array(v.string()),
  /** A question's id, `consent`, `form`, or nothing. */
  awaits: v.nullable(v.string()),
  /** Answers to what is awaited that did not fit. */
  tries: v.number(),
  /** After an interruption the open question was put again; that is done once. */
  isReminded: v.boolean(),
});
export type LeadProgress = v.InferOutput<typeof LeadProgress>;
