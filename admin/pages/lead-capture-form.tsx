/** The two forms of lead capture: one question, and one rule of what follows from a lead. Part of lead-capture.tsx. */
import { useState } from 'preact/hooks';
import type { LeadQuestion, LeadRule } from '#protocol/lead-capture';
import { Field, Form, Pick } from '../components/form.tsx';
import { t } from '../locales/texts.ts';
import { listed, textOf, wordsOf } from './lead-capture-words.ts';
import type { People } from './inbox-people.ts';

const kinds = [
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
] as const;
const lists = ['says', 'intents', 'pages', 'segments', 'languages'] as const;
const causes = ['both', 'quote', 'person'] as const;
const notices = ['nobody', 'assignee', 'leaders', 'everyone'] as const;

export const emptyQuestion: LeadQuestion = {
  id: '',
  kind: 'text',
  ask: {},
  options: [],
  causes: [],
  conditions: { intents: [], pages: [], segments: [], languages: [], says: [] },
};

export const emptyRule: LeadRule = {
  name: '',
  when: {
    causes: [],
    priorities: [],
    minScore: 0,
    segments: [],
    languages: [],
    pages: [],
    answers: [],
  },
  act: { tags: [], assign: [], notify: 'nobody' },
};

const causeOf = (chosen: readonly string[]): string => (chosen.length === 1 ? chosen[0]! : 'both');
const causesOf = (cause: string): ('quote' | 'person')[] =>
  cause === 'quote' || cause === 'person' ? [cause] : [];

interface QuestionFormProps {
  first: LeadQuestion;
  done: (question: LeadQuestion) => void;
}

export function QuestionForm({ first, done }: QuestionFormProps) {
  const [question, setQuestion] = useState(first);
  const [ask, setAsk] = useState(textOf(first.ask));
  const [options, setOptions] = useState(first.options.join(', '));
  const [words, setWords] = useState(
    Object.fromEntries(lists.map((name) => [name, first.conditions[name].join(', ')])),
  );
  const send = async () => {
    const conditions = Object.fromEntries(
      lists.map((name) => [name, listed(words[name])]),
    ) as LeadQuestion['conditions'];
    done({ ...question, ask: wordsOf(ask), options: listed(options), conditions });
  };
  return (
    <Form submit={t('leadCapture.take')} onSubmit={send}>
      <h2>{t('leadCapture.question')}</h2>
      <Field
        label={t('leadCapture.id')}
        hint={t('leadCapture.idHint')}
        value={question.id}
        onInput={(id) => setQuestion({ ...question, id })}
        maxLength={40}
        required
        autofocus
      />
      <Pick
        label={t('leadCapture.kind')}
        value={question.kind}
        options={kinds.map((kind) => [kind, t(`leadCapture.kind.${kind}`)])}
        onPick={(kind) => setQuestion({ ...question, kind: kind as LeadQuestion['kind'] })}
      />
      <Field
        label={t('leadCapture.ask')}
        hint={t('leadCapture.askHint')}
        value={ask}
        onInput={setAsk}
        rows={4}
      />
      {question.kind === 'choice' && (
        <Field
          label={t('leadCapture.options')}
          hint={t('leadCapture.commas')}
          value={options}
          onInput={setOptions}
        />
      )}
      <Pick
        label={t('leadCapture.cause')}
        value={causeOf(question.causes)}
        options={causes.map((cause) => [cause, t(`leadCapture.cause.${cause}`)])}
        onPick={(cause) => setQuestion({ ...question, causes: causesOf(cause) })}
      />
      <fieldset class="scopes">
        <legend>{t('instructions.when')}</legend>
        <p class="muted small">{t('instructions.whenHint')}</p>
        {lists.map((name) => (
          <Field
            key={name}
            label={t(`instructions.when.${name}`)}
            value={words[name] ?? ''}
            onInput={(text) => setWords({ ...words, [name]: text })}
          />
        ))}
      </fieldset>
    </Form>
  );
}

interface RuleFormProps {
  first: LeadRule;
  people: People;
  questions: readonly LeadQuestion[];
  done: (rule: LeadRule) => void;
}

export function RuleForm({ first, people, questions, done }: RuleFormProps) {
  const [rule, setRule] = useState(first);
  const [segments, setSegments] = useState(first.when.segments.join(', '));
  const [languages, setLanguages] = useState(first.when.languages.join(', '));
  const [pages, setPages] = useState(first.when.pages.join(', '));
  const [tags, setTags] = useState(first.act.tags.join(', '));
  const [asked, setAsked] = useState(first.when.answers[0]?.question ?? '');
  const [says, setSays] = useState(first.when.answers[0]?.says.join(', ') ?? '');
  const when = (change: Partial<LeadRule['when']>) =>
    setRule({ ...rule, when: { ...rule.when, ...change } });
  const act = (change: Partial<LeadRule['act']>) =>
    setRule({ ...rule, act: { ...rule.act, ...change } });
  const send = async () => {
    const answers =
      asked !== '' && says.trim() !== '' ? [{ question: asked, says: listed(says) }] : [];
    done({
      ...rule,
      when: {
        ...rule.when,
        segments: listed(segments),
        languages: listed(languages),
        pages: listed(pages),
        answers: [...answers, ...rule.when.answers.slice(1)],
      },
      act: { ...rule.act, tags: listed(tags) },
    });
  };
  return (
    <Form submit={t('leadCapture.take')} onSubmit={send}>
      <h2>{t('leadCapture.rule')}</h2>
      <Field
        label={t('leadCapture.ruleName')}
        value={rule.name}
        onInput={(name) => setRule({ ...rule, name })}
        maxLength={80}
        required
        autofocus
      />
      <fieldset class="scopes">
        <legend>{t('instructions.when')}</legend>
        <Pick
          label={t('leadCapture.cause')}
          value={causeOf(rule.when.causes)}
          options={causes.map((cause) => [cause, t(`leadCapture.cause.${cause}`)])}
          onPick={(cause) => when({ causes: causesOf(cause) })}
        />
        <Field
          label={t('leadCapture.minScore')}
          value={String(rule.when.minScore)}
          onInput={(text) => when({ minScore: Math.min(100, Number(text.replace(/\D/g, ''))) })}
          inputMode="numeric"
          maxLength={3}
        />
        <Pick
          label={t('leadCapture.answerTo')}
          value={asked}
          options={[
            ['', t('leadCapture.anyAnswer')],
            ...questions.map(({ id }): [string, string] => [id, id]),
          ]}
          onPick={setAsked}
        />
        {asked !== '' && (
          <Field
            label={t('leadCapture.holds')}
            hint={t('leadCapture.commas')}
            value={says}
            onInput={setSays}
          />
        )}
        <Field label={t('instructions.when.segments')} value={segments} onInput={setSegments} />
        <Field label={t('instructions.when.languages')} value={languages} onInput={setLanguages} />
        <Field label={t('instructions.when.pages')} value={pages} onInput={setPages} />
      </fieldset>
      <fieldset class="scopes">
        <legend>{t('leadCapture.then')}</legend>
        <Field
          label={t('leadCapture.tags')}
          hint={t('leadCapture.commas')}
          value={tags}
          onInput={setTags}
        />
        <Pick
          label={t('leadCapture.notify')}
          value={rule.act.notify}
          options={notices.map((one) => [one, t(`leadCapture.notify.${one}`)])}
          onPick={(notify) => act({ notify: notify as LeadRule['act']['notify'] })}
        />
        <p class="small">{t('leadCapture.assign')}</p>
        {people.members.map(({ id, name }) => (
          <label class="row-line" key={id}>
            <input
              type="checkbox"
              checked={rule.act.assign.includes(id)}
              onChange={({ currentTarget }) =>
                act({
                  assign: currentTarget.checked
                    ? [...rule.act.assign, id]
                    : rule.act.assign.filter((one) => one !== id),
                })
              }
            />
            <bdi>{name}</bdi>
          </label>
        ))}
      </fieldset>
    </Form>
  );
}
