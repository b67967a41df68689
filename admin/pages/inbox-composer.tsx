/**
 * Where an agent writes: a reply to the visitor or a private note to colleagues. The draft stays with its conversation, Enter
 * sends, `/` puts in ready-made texts, `@` names colleagues in notes; the visitor sees that somebody types.
 */
import { useEffect, useRef, useState } from 'preact/hooks';
import { fillIn } from '#core/canned-response';
import { limits } from '#protocol/limits';
import type { Macro } from '#protocol/macro';
import { characterCount } from '#protocol/text';
import { useWriter } from '../commands.ts';
import { ActsMenu } from '../components/rows.tsx';
import { t } from '../locales/texts.ts';
import { AttachButton, AttachedFiles, filesOf, useAttachments } from './inbox-attachments.tsx';
import { CopilotHelp, CopilotMenu, useCopilot } from './inbox-copilot.tsx';
import { readDraft, writeDraft } from './inbox-drafts.ts';
import type { Mode } from './inbox-drafts.ts';
import type { People } from './inbox-people.ts';
import { optionId, Suggestions, useListId, useSuggestions } from './inbox-suggestions.tsx';
import type { Suggestion } from './inbox-suggestions.tsx';

/** Said again while it lasts; the visitor's sign goes out by itself after eight seconds. */
const typingEveryMs = 3_000;

interface ComposerProps {
  conversationId: string;
  /** As whole as a fresh load; until then nothing is sent, writing goes on. */
  isFresh: boolean;
  mode: Mode;
  setMode: (mode: Mode) => void;
  /** Why no reply may be written now; a note may. */
  mayNotReply: string | null;
  reply: (text: string, files: string[]) => void;
  note: (text: string, mentions: string[], files: string[]) => void;
  typing: (on: boolean) => void;
  people: People;
  /** Values of the variables in ready-made texts. */
  variables: Record<string, string | undefined>;
  /** Of the visitor. */
  language: string | null;
  macros: Macro[];
  runMacro: (macro: Macro) => void;
  /** Words that something else puts in, each once. */
  given: { words: string } | null;
}

export function Composer(props: ComposerProps) {
  const { conversationId, isFresh, mode, setMode, mayNotReply, people, variables, language } =
    props;
  const isNote = mode === 'note';
  const [texts, setTexts] = useState(() => ({
    reply: readDraft(conversationId, 'reply'),
    note: readDraft(conversationId, 'note'),
  }));
  const text = texts[mode];
  const [caret, setCaret] = useState(0);
  const [missing, setMissing] = useState<string[]>([]);
  const field = useRef<HTMLTextAreaElement>(null);
  const typedAt = useRef(0);
  const say = useRef(props.typing);
  say.current = props.typing;
  const copilot = useCopilot(conversationId);
  const attachments = useAttachments(conversationId, mode);
  const [isOver, setIsOver] = useState(false);
  const list = useListId();
  const { asked, shown, at, move, dismiss } = useSuggestions({
    text,
    caret,
    isNote,
    language,
    people,
    macros: props.macros,
  });

  const max = isNote ? limits.noteMaxCharacters : limits.messageMaxCharacters;
  const isTooLong = characterCount(text) > max;
  const isSaid = text.trim() !== '' || attachments.list.length > 0;
  const maySend = isFresh && isSaid && !isTooLong && !attachments.isOpen;

  const stop = () => {
    if (typedAt.current === 0) return;
    typedAt.current = 0;
    say.current(false);
  };
  useEffect(() => stop, []);
  useEffect(stop, [mode]);

  const write = (words: string) => {
    setTexts((before) => ({ ...before, [mode]: words }));
    writeDraft(conversationId, mode, words);
    if (isNote || words.trim() === '') return stop();
    if (Date.now() - typedAt.current < typingEveryMs) return;
    typedAt.current = Date.now();
    say.current(true);
  };
  const put = (words: string, from: number, to: number) => {
    const next = text.slice(0, from) + words + text.slice(to);
    write(next);
    const end = from + words.length;
    setCaret(end);
    requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.setSelectionRange(end, end);
    });
  };
  const taken = useRef(props.given);
  useEffect(() => {
    if (!props.given || taken.current === props.given) return;
    taken.current = props.given;
    const { words } = props.given;
    put(text.trim() === '' ? words : `${text.trimEnd()}\n\n${words}`, 0, text.length);
  }, [props.given]);
  const pick = (one: Suggestion) => {
    if (!asked) return;
    if (one.macro) {
      put('', asked.from, caret);
      return props.runMacro(one.macro);
    }
    const filled =
      asked.sign === '/' ? fillIn(one.text, variables) : { text: one.text, missing: [] };
    setMissing(filled.missing);
    put(filled.text, asked.from, caret);
  };
  const mayWrite = isNote || mayNotReply === null;
  // From the palette: in the place of the caret, with a space before it when it follows a word.
  useWriter(
    mayWrite
      ? (given) => {
          const filled = fillIn(given, variables);
          setMissing(filled.missing);
          const at = Math.min(caret, text.length);
          put((/\S$/.test(text.slice(0, at)) ? ' ' : '') + filled.text, at, at);
        }
      : null,
  );
  const submit = () => {
    if (!maySend) return;
    const ids = attachments.list.flatMap(({ id }) => id ?? []);
    // Files alone are called by their names, as the visitor's are.
    const names = attachments.list.map(({ file }) => file.name).join(', ');
    const words = (text.trim() || names).toWellFormed();
    if (isNote) props.note(words, mentionsIn(words, people), ids);
    else props.reply(words, ids);
    attachments.clear();
    setMissing([]);
    write('');
  };
  const pressed = (event: KeyboardEvent & { currentTarget: HTMLTextAreaElement }) => {
    // While an input method composes, every key is its own.
    if (event.isComposing) return;
    if (shown.length > 0) {
      const one = shown[at];
      const acts: Record<string, () => void> = {
        ArrowDown: () => move(1),
        ArrowUp: () => move(-1),
        Escape: dismiss,
        Enter: () => one && pick(one),
        Tab: () => one && pick(one),
      };
      const act = acts[event.key];
      if (act && !event.ctrlKey && !event.metaKey) {
        event.preventDefault();
        return act();
      }
    }
    if (event.key === 'Escape') return event.currentTarget.blur();
    if (event.key !== 'Enter' || event.shiftKey || event.altKey) return;
    event.preventDefault();
    submit();
  };
  return (
    <form
      class={`composer${isNote ? ' composer-note' : ''}${isOver ? ' composer-drop' : ''}`}
      onDragOver={(event) => {
        if (!mayWrite || !event.dataTransfer?.types.includes('Files')) return;
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={(event) => {
        setIsOver(false);
        const files = mayWrite ? filesOf(event.dataTransfer) : null;
        if (!files) return;
        event.preventDefault();
        attachments.add(files);
      }}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <CopilotHelp
        copilot={copilot}
        mayReply={isNote || mayNotReply === null}
        use={(words, isForColleagues) => {
          if (!isForColleagues || isNote) return put(words, 0, text.length);
          writeDraft(conversationId, 'note', words);
          setTexts((before) => ({ ...before, note: words }));
          setMode('note');
        }}
      />
      <div class="composer-bar">
        <div class="segmented" role="group" aria-label={t('inbox.for')}>
          {(['reply', 'note'] as const).map((one) => (
            <button
              key={one}
              type="button"
              class="segment"
              aria-pressed={mode === one}
              onClick={() => setMode(one)}
            >
              {t(`inbox.mode.${one}`)}
            </button>
          ))}
        </div>
        <div class="composer-tools">
          {mayWrite && <AttachButton attachments={attachments} />}
          {props.macros.length > 0 && (
            <ActsMenu
              icon="bolt"
              label={t('macro.pick')}
              acts={props.macros.map((macro) => ({
                words: macro.name,
                onAct: () => props.runMacro(macro),
              }))}
            />
          )}
          <CopilotMenu copilot={copilot} text={mayWrite ? text : ''} language={language} />
        </div>
      </div>
      {mayWrite && <AttachedFiles attachments={attachments} />}
      {mayWrite ? (
        <div class="composer-field">
          {shown.length > 0 && (
            <Suggestions
              id={list}
              label={t(asked?.sign === '@' ? 'inbox.colleagues' : 'canned.title')}
              shown={shown}
              at={at}
              pick={pick}
            />
          )}
          <label class="unseen" for="reply">
            {t(isNote ? 'inbox.note' : 'inbox.reply')}
          </label>
          <textarea
            id="reply"
            ref={field}
            rows={2}
            dir="auto"
            value={text}
            placeholder={t(isNote ? 'inbox.noteHint' : 'inbox.replyHint')}
            aria-invalid={isTooLong}
            aria-autocomplete="list"
            aria-controls={shown.length > 0 ? list : undefined}
            aria-activedescendant={shown.length > 0 ? optionId(list, at) : undefined}
            onInput={({ currentTarget }) => {
              setCaret(currentTarget.selectionStart);
              write(currentTarget.value);
            }}
            onSelect={({ currentTarget }) => setCaret(currentTarget.selectionStart)}
            onPaste={(event) => {
              const files = filesOf(event.clipboardData);
              if (!files) return;
              event.preventDefault();
              attachments.add(files);
            }}
            onBlur={stop}
            onKeyDown={pressed}
          />
          <button type="submit" class="button button-strong" disabled={!maySend}>
            {t(isNote ? 'inbox.addNote' : 'inbox.send')}
          </button>
        </div>
      ) : (
        <p class="inbox-closed muted small">{mayNotReply}</p>
      )}
      <p class="small bad" role="alert">
        {isTooLong && t('inbox.tooLong', { max })}
      </p>
      <p class="small muted" role="status">
        {missing.length > 0 && t('inbox.missing', { names: missing.join(', ') })}
      </p>
    </form>
  );
}

/** Those whose `@name` stands in it, each once. */
const mentionsIn = (text: string, { members }: People): string[] =>
  members
    .filter(({ name }) => text.includes(`@${name}`))
    .map(({ id }) => id)
    .slice(0, limits.mentionsPerNote);
