/**
 * Ctrl or Cmd and K: go to a page or a setting, find a conversation, a contact or a ready-made text, act on the open
 * conversation. `?` lists the keys. Loaded by app.tsx; the dialogs'
 * insides are made only while they are open.
 */
import './palette.css';
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { commands, useCommands } from '../commands.ts';
import type { Command } from '../commands.ts';
import { t } from '../locales/texts.ts';
import { pages } from '../pages/table.ts';
import { href, navigate } from '../router.ts';
import type { Member } from '../session.ts';
import { bestMatches } from './match.ts';
import { settingCommands, useFound } from './palette-found.ts';

const most = 12;

export function Palette({ member }: { member: Member }) {
  const [open, setOpen] = useState<'palette' | 'keys' | null>(null);
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        setOpen((now) => (now ? null : 'palette'));
      } else if (event.key === '?' && !event.ctrlKey && !event.metaKey && !isWriting(event)) {
        event.preventDefault();
        setOpen('keys');
      }
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, []);
  useCommands(() => [
    { id: 'keys', words: t('palette.keys'), key: '?', run: () => setOpen('keys') },
    ...pages
      .filter(({ needs, path }) => path !== '*' && (!needs || member.allowed.includes(needs)))
      .filter(({ icon, path }) => icon || path === 'account' || path === 'notifications')
      .map(({ path, title }) => ({
        id: `page-${path}`,
        words: t('palette.go', { page: t(title) }),
        run: () => navigate(href(path)),
      })),
    ...settingCommands(member),
  ]);
  const close = () => setOpen(null);
  if (open === 'palette') return <Finder member={member} close={close} />;
  return open === 'keys' ? <Keys close={close} /> : null;
}

const isWriting = ({ target }: Event) =>
  target instanceof Element &&
  target.closest('input, textarea, select, dialog, [contenteditable]') !== null;

function Finder({ member, close }: { member: Member; close: () => void }) {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const [offered] = useState(commands);
  const [sought, setSought] = useState('');
  const [at, setAt] = useState(0);
  const found = useFound(sought, member);
  useLayoutEffect(() => dialog.current?.showModal(), []);
  const shown = [
    ...bestMatches(sought, offered, ({ words }) => words).slice(0, most - found.length),
    ...found,
  ];
  const chosen = Math.min(at, shown.length - 1);
  const run = (command: Command | undefined) => {
    if (!command) return;
    dialog.current?.close();
    // After the dialog has given the focus back, or it takes it from what the command opens.
    setTimeout(() => command.run(), 0);
  };
  const move = (by: number) => {
    const next = (chosen + by + shown.length) % Math.max(1, shown.length);
    setAt(next);
    document.getElementById(`${id}-${next}`)?.scrollIntoView({ block: 'nearest' });
  };
  return (
    <dialog
      class="palette"
      ref={dialog}
      aria-label={t('palette.title')}
      onClose={close}
      onClick={(event) => event.target === dialog.current && dialog.current?.close()}
    >
      <input
        class="palette-field"
        type="text"
        role="combobox"
        autofocus
        autocomplete="off"
        spellcheck={false}
        aria-label={t('palette.title')}
        aria-expanded={shown.length > 0}
        aria-controls={id}
        aria-autocomplete="list"
        aria-activedescendant={shown.length > 0 ? `${id}-${chosen}` : undefined}
        placeholder={t('palette.hint')}
        value={sought}
        onInput={({ currentTarget }) => {
          setSought(currentTarget.value);
          setAt(0);
        }}
        onKeyDown={(event) => {
          if (event.isComposing) return;
          const acts: Record<string, () => void> = {
            ArrowDown: () => move(1),
            ArrowUp: () => move(-1),
            Enter: () => run(shown[chosen]),
          };
          const act = acts[event.key];
          if (!act) return;
          event.preventDefault();
          act();
        }}
      />
      <ul class="palette-list" id={id} role="listbox" aria-label={t('palette.title')}>
        {shown.map((command, index) => (
          <li
            key={command.id}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === chosen}
            class="palette-item"
            onMouseMove={() => setAt(index)}
            onClick={() => run(command)}
          >
            <bdi>{command.words}</bdi>
            {command.key && <kbd>{command.key}</kbd>}
          </li>
        ))}
      </ul>
      <p class="palette-none muted small" role="status">
        {shown.length === 0 && t('palette.none')}
      </p>
    </dialog>
  );
}

function Keys({ close }: { close: () => void }) {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => dialog.current?.showModal(), []);
  const keys: [keys: string, words: string][] = [
    ['Ctrl K', t('palette.title')],
    ['?', t('palette.keys')],
    ['j k', t('keys.move')],
    ['Enter', t('keys.open')],
    ['x', t('keys.select')],
    ['/', t('inbox.search')],
    ['a', t('inbox.accept')],
    ['b', t('inbox.release')],
    ['r', t('inbox.reply')],
    ['n', t('inbox.addNote')],
    ['e', t('inbox.end')],
    ['m', t('inbox.assignMe')],
    ['t', t('inbox.addTag')],
    ['z', t('keys.snooze')],
    ['i', t('inbox.details')],
    ['Ctrl Enter', t('inbox.send')],
  ];
  return (
    <dialog class="confirm" ref={dialog} aria-labelledby={id} onClose={close}>
      <h2 id={id}>{t('palette.keys')}</h2>
      <dl class="keys">
        {keys.map(([key, words]) => (
          <div key={key}>
            <dt>
              {key.split(' ').map((one) => (
                <kbd key={one}>{one}</kbd>
              ))}
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
      <div class="confirm-acts">
        <button type="button" class="button" autofocus onClick={() => dialog.current?.close()}>
          {t('close')}
        </button>
      </div>
    </dialog>
  );
}
