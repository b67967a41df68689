/**
 * The form of an article: a new one, a change, or the same in another language. What is typed is kept until it is saved or thrown
 * away; what a colleague has changed meanwhile is never overwritten. Part of knowledge.tsx.
 */
import '../components/filters.css';
import { useState } from 'preact/hooks';
import type { Article, ArticleChange, ArticleDraft } from '#protocol/article';
import { articleMax } from '#protocol/article';
import { api, ApiProblem } from '../api.ts';
import { Check, Field, Form, Pick } from '../components/form.tsx';
import { useKept } from '../kept.ts';
import { languageName } from '../locales/names.ts';
import { t } from '../locales/texts.ts';

const path = '/v1/admin/articles';
/** Those the assistant speaks. */
const locales = 'en ar de es fr he hi it ja ko nl pl pt ru tr zh'.split(' ');

interface Form {
  title: string;
  locale: string;
  category: string;
  body: string;
  /** One a line. */
  questions: string;
  url: string;
  enabled: boolean;
}

export type Beginning =
  | { change: Article }
  /** Of the same article in a language that it has not. */
  | { translate: Article; locale: string }
  | { question: string };

interface EditorProps {
  begin: Beginning;
  categories: readonly string[];
  saved: (article: Article) => void;
  close: () => void;
}

export function ArticleEditor({ begin, categories, saved, close }: EditorProps) {
  const [base, setBase] = useState('change' in begin ? begin.change : null);
  const [isStale, setIsStale] = useState(false);
  const kept = useKept<Form>(
    `article.${base?.id ?? ('translate' in begin ? `${begin.translate.id}.language` : 'new')}`,
    base ? formOf(base) : newForm(begin),
  );
  const { value: form } = kept;
  const set = (change: Partial<Form>) => kept.set({ ...form, ...change });

  const save = async () => {
    setIsStale(false);
    const { locale, url, questions, ...rest } = form;
    const written = {
      ...rest,
      url: url.trim() === '' ? null : url.trim(),
      questions: questions
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== ''),
    };
    try {
      const article = await (base
        ? api<Article>(`${path}/${base.id}`, {
            method: 'PATCH',
            body: { ...written, updatedAt: base.updatedAt } satisfies ArticleChange,
          })
        : api<Article>(path, {
            method: 'POST',
            body: {
              ...written,
              locale,
              ...('translate' in begin && { slug: begin.translate.slug }),
            } satisfies Partial<ArticleDraft>,
          }));
      kept.drop();
      saved(article);
    } catch (error) {
      if (error instanceof ApiProblem && error.code === 'stale') setIsStale(true);
      throw error;
    }
  };
  /** The text that is stored now; what is typed here stays in the fields. */
  const takeOver = async () => {
    if (!base) return;
    setBase(await api<Article>(`${path}/${base.id}`));
    setIsStale(false);
  };

  return (
    <Form
      submit={t('article.save')}
      onSubmit={save}
      words={(error) =>
        error instanceof ApiProblem && error.code === 'stale' ? t('article.stale') : undefined
      }
      extra={
        <>
          {isStale && (
            <button
              type="button"
              class="button"
              onClick={() => void takeOver().catch(() => undefined)}
            >
              {t('article.mine')}
            </button>
          )}
          <button
            type="button"
            class="button button-quiet"
            onClick={() => {
              kept.drop();
              close();
            }}
          >
            {t(kept.isDirty ? 'article.discard' : 'cancel')}
          </button>
        </>
      }
    >
      <h2>
        {t(base ? 'article.change' : 'translate' in begin ? 'article.translate' : 'article.new')}
      </h2>
      {kept.wasKept && <p class="muted small">{t('article.kept')}</p>}
      <Field
        label={t('article.title')}
        hint={t('article.titleHint')}
        value={form.title}
        onInput={(title) => set({ title })}
        maxLength={articleMax.title}
        required
        autofocus
      />
      {base ? (
        <p class="muted small">
          {t('article.fixed', { language: languageName(base.locale), slug: base.slug })}
        </p>
      ) : (
        <Pick
          label={t('knowledge.locale')}
          value={form.locale}
          options={locales.map((locale) => [locale, languageName(locale)])}
          onPick={(locale) => set({ locale })}
        />
      )}
      <Field
        label={t('article.body')}
        hint={t('article.bodyHint')}
        value={form.body}
        onInput={(body) => set({ body })}
        rows={14}
      />
      <Field
        label={t('article.questions')}
        hint={t('article.questionsHint')}
        value={form.questions}
        onInput={(questions) => set({ questions })}
        rows={4}
      />
      <Field
        label={t('knowledge.category')}
        value={form.category}
        onInput={(category) => set({ category })}
        options={categories}
        maxLength={articleMax.category}
        required
      />
      <Field
        label={t('article.url')}
        hint={t('article.urlHint')}
        value={form.url}
        onInput={(url) => set({ url })}
        maxLength={articleMax.url}
      />
      <Check
        label={t('article.enabled')}
        hint={t('article.enabledHint')}
        isOn={form.enabled}
        onCheck={(enabled) => set({ enabled })}
      />
    </Form>
  );
}

const formOf = (article: Article): Form => ({
  title: article.title,
  locale: article.locale,
  category: article.category,
  body: article.body,
  questions: article.questions.join('\n'),
  url: article.url ?? '',
  enabled: article.enabled,
});

function newForm(begin: Beginning): Form {
  const empty = { title: '', locale: 'en', category: 'general', body: '', url: '', enabled: true };
  if ('translate' in begin) {
    const { category, url } = begin.translate;
    return { ...empty, locale: begin.locale, category, url: url ?? '', questions: '' };
  }
  return { ...empty, questions: 'question' in begin ? begin.question : '' };
}
