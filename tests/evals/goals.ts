// The goals of `npm run evals`: how each is read from the scorer's output, and what the best peers that fit a Worker reach.
// Percent, except times. Some rows can only be scored on data that is not in the open part; they show a dash.

/** The scorer's output: row name to measure to value, shares from 0 to 1. */
export type Scores = Record<string, Record<string, number | undefined>>;

export interface Goal {
  measure: string;
  ours: (scores: Scores) => number | undefined;
  mustBeat: number;
  moonshot: number;
  lowerIsBetter?: true;
}

const percent = (row: string, key: string) => (scores: Scores) => {
  const value = scores[row]?.[key];
  return value === undefined || value === null ? undefined : value * 100;
};
const mean =
  (...parts: ((scores: Scores) => number | undefined)[]) =>
  (scores: Scores) => {
    const values = parts.map((part) => part(scores)).filter((value) => value !== undefined);
    return values.length === 0 ? undefined : values.reduce((a, b) => a + b, 0) / values.length;
  };
const goal = (
  measure: string,
  ours: Goal['ours'],
  mustBeat: number,
  moonshot: number,
  direction?: 'lower',
): Goal => ({
  measure,
  ours,
  mustBeat,
  moonshot,
  ...(direction ? { lowerIsBetter: true as const } : {}),
});
const alternates = ['stackfaq', 'covidfaq', 'covidq', 'rasa'].map(
  (name) => `a faq/${name} +3 alternates`,
);
const phones = ['rec_phone', 'presidio_synth', 'presidio_large', 'libphone', 'multidogo_slots'];
const phone = (key: string) => mean(...phones.map((name) => percent(`f PHONE ${name}`, key)));
const milliseconds = (key: string) => (scores: Scores) => {
  const value = scores['g whole message pipeline']?.[key];
  return value === undefined ? undefined : value / 1000;
};

export const goals: Goal[] = [
  goal('FAQ R@1', percent('a faq MEAN of 5', 'R@1'), 56, 70),
  goal('FAQ R@3', percent('a faq MEAN of 5', 'R@3'), 73, 85),
  goal('FAQ MRR', percent('a faq MEAN of 5', 'MRR'), 66, 77),
  goal('FAQ R@1, 3 alternates', mean(...alternates.map((row) => percent(row, 'R@1'))), 70, 82),
  goal('out of scope, near AUROC', percent('b fallback MEAN', 'nearAUROC'), 75, 88),
  goal('out of scope, far AUROC', percent('b fallback MEAN', 'farAUROC'), 96, 99),
  goal('answered at 9 of 10 right', percent('b fallback MEAN', 'cov@P90'), 30, 55),
  goal('CLINC150 10-shot OOS AUROC', percent('b/c clinc150 10-shot', 'oosAUROC'), 94, 97),
  goal('CLINC150 10-shot OOS FPR', percent('b/c clinc150 10-shot', 'oosFPR95'), 32, 15, 'lower'),
  goal(
    'ten intents, merchants seen',
    percent('c ten intents, seen vs unseen corpora', 'seen'),
    95.5,
    98,
  ),
  goal('wants a person, recall', percent('c handoff ("speak to human")', 'recall'), 85, 98),
  goal(
    'wants a person, false alarms',
    percent('c handoff ("speak to human")', 'falseAlarm'),
    0.3,
    0.1,
    'lower',
  ),
  goal('tenant intents BANKING77', percent('b/c banking77 10-shot', 'acc'), 78, 84),
  goal('tenant intents CLINC150', percent('b/c clinc150 10-shot', 'acc'), 84, 91),
  goal('tenant intents HWU64', percent('b/c hwu64 10-shot', 'acc'), 73, 83),
  goal('intents, 8 languages', percent('c xsid 10-shot, 8 languages', 'mean'), 88, 94),
  goal('intents, Chinese', percent('c xsid 10-shot, 8 languages', 'zh'), 82, 92),
  goal('language: Tatoeba', percent('d lang (macro over languages)', 'tatoeba'), 99.3, 99.7),
  goal(
    'language: one word',
    percent('d lang (macro over languages)', 'lingua:single-words'),
    87,
    92,
  ),
  goal(
    'language: two words',
    percent('d lang (macro over languages)', 'lingua:word-pairs'),
    95,
    98,
  ),
  goal('language: chat', percent('d lang (macro over languages)', 'xsid'), 94, 97),
  goal('language: tweets', percent('d lang (macro over languages)', 'eldtweets'), 98.3, 99),
  goal('airline complaints AUROC', percent('e airline support tweets', 'negAUROC'), 80, 88),
  goal(
    'escalation by sentiment, recall',
    percent('e airline support tweets', 'esc recall'),
    40,
    60,
  ),
  goal('same question again, English', percent('e repetition deepset-en', 'AUROC'), 94, 97),
  goal('same question again, German', percent('e repetition deepset-de', 'AUROC'), 84, 92),
  goal(
    'PII: messages that leak, set 1',
    percent('f REDACT presidio_synth', 'leakingMessages'),
    1,
    0,
    'lower',
  ),
  goal(
    'PII: messages that leak, set 2',
    percent('f REDACT presidio_large', 'leakingMessages'),
    2,
    0.2,
    'lower',
  ),
  goal('phones, recall', phone('recall'), 99.2, 99.5),
  goal('phones, precision', phone('precision'), 95, 98),
  goal('dates, recall', percent('f DATE rec_date', 'recall'), 65, 90),
  goal('dates, English recall', percent('f DATE recall by language', 'en'), 82, 95),
  goal('dates, value', percent('f DATE rec_date', 'valueAcc'), 50, 80),
  goal('prices, recall', percent('f CURRENCY rec_currency', 'recall'), 75, 95),
  goal('prices, exact', percent('f CURRENCY rec_currency', 'exact'), 55, 90),
  goal('order ids, accuracy', percent('f ORDER_ID bitext_slots', 'caseAcc'), 99.8, 100),
  goal('courier numbers, accuracy', percent('f TRACKING_NUMBER tracking', 'caseAcc'), 85, 99),
  goal('one message, p50 ms', milliseconds('p50us'), 0.3, 0.1, 'lower'),
  goal('one message, p99 ms', milliseconds('p99us'), 5, 1, 'lower'),
];
