/** The list of everything said, with days, groups, the answer being written, and what may be said next. */
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { ComponentChild } from 'preact';
import type { Message } from '#protocol/message';
import { Avatar, speaker } from './header.tsx';
import { Icon } from './icon.tsx';
import { Markdown, Plain } from './markdown.tsx';
import { MessageLine, QueuedLine } from './message.tsx';
import { map } from '#widget/list';
import { dateFormat } from '#widget/transcript';
import type { Controller, State } from '#widget/controller';

/** Messages of one author within this time stand together. */
const groupMs = 5 * 60_000;
const nearEndPx = 60;

export function Messages({ c, state, greeting }: { c: Controller; state: State; greeting: string }) {
  const { view, say, config, locale } = state;
  const box = useRef<HTMLDivElement>(null);
  const stuck = useRef(true);
  const [below, setBelow] = useState(false);
  const [, setNow] = useState(0);
  const clock = useMemo(() => dateFormat(locale, { hour: 'numeric', minute: '2-digit' }), [locale]);

  const toEnd = () => {
    const area = box.current!;
    area.scrollTop = area.scrollHeight;
    stuck.current = true;
    setBelow(false);
  };
  const count = view.lines.length;
  useLayoutEffect(() => {
    if (stuck.current) toEnd();
  });
  useEffect(() => {
    const newest = view.lines[count - 1];
    if (stuck.current || !newest) return;
    if (newest.kind === 'message' && newest.message.author === 'visitor') toEnd();
    else setBelow(true);
  }, [count]);
  useEffect(() => {
    if (view.queued.length) toEnd();
  }, [view.queued.length]);
  const waits = view.queued.some((item) => item.retryAt);
  useEffect(() => {
    if (!waits) return;
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, [waits]);

  const rows: ComponentChild[] = [];
  let day = '';
  let receiptSeq = 0;
  for (const line of view.lines)
    if (line.kind === 'message' && line.message.author === 'visitor') receiptSeq = line.seq;
  for (let i = 0; i < count; i++) {
    const line = view.lines[i]!;
    const at = Date.parse(line.at) || 0;
    const date = new Date(at).toDateString();
    if (at && date !== day) {
      day = date;
      rows.push(
        <li class="day" key={`day${line.seq}`}>
          <time dateTime={line.at}>{dayName(at, locale)}</time>
        </li>,
      );
    }
    if (line.kind === 'note') {
      rows.push(
        <li class="note" key={line.seq} dir="auto">
          {say(line.note, line.name)}
        </li>,
      );
      continue;
    }
    const { message } = line;
    const joins = (other: (typeof view.lines)[number] | undefined) =>
      other?.kind === 'message' &&
      other.message.author === message.author &&
      other.message.authorName === message.authorName &&
      Math.abs((Date.parse(other.at) || 0) - at) < groupMs;
    const mine = message.author === 'visitor';
    rows.push(
      <MessageLine
        key={message.turnId ?? message.id}
        c={c}
        say={say}
        message={message}
        at={line.at}
        time={at ? clock.format(at) : ''}
        first={!joins(view.lines[i - 1])}
        last={!joins(view.lines[i + 1])}
        name={nameOf(message, state)}
        receipt={
          mine && line.seq === receiptSeq && !view.queued.length
            ? say(view.seenSeq >= line.seq ? 'seen' : 'sent')
            : ''
        }
        vote={view.feedback[message.id]}
        thumbs={config.features.feedback && message.author === 'assistant' && !!message.turnId}
      />,
    );
  }

  const { turn, typing } = view;
  const writing = turn?.text ? turn : null;
  const dots = !writing && (turn || typing);
  const newest = view.lines[count - 1];
  const quiet = !turn && !view.queued.length && view.status !== 'ended';
  return (
    <div class="middle">
      <div
        class="log"
        ref={box}
        role="region"
        aria-label={say('log')}
        tabIndex={0}
        onScroll={() => {
          const area = box.current!;
          stuck.current = area.scrollHeight - area.scrollTop - area.clientHeight < nearEndPx;
          if (stuck.current && below) setBelow(false);
          if (stuck.current) c.read();
        }}
      >
        <div class="hello">
          <Avatar state={state} />
          {greeting && <Plain text={greeting} say={say} />}
          <p class="hint">{say('hint')}</p>
        </div>
        <ol class="lines">
          {rows}
          {map(view.queued, (item) => (
            <QueuedLine key={item.clientId} c={c} item={item} say={say} />
          ))}
          {writing && (
            <li class="m assistant first last live" key={writing.turnId}>
              <span class="name" dir="auto">
                {config.assistantName || say('ai')}
              </span>
              <div class="bubble">
                <Markdown text={writing.text} streaming say={say} />
              </div>
            </li>
          )}
          {dots && (
            <li class="m assistant first last dots" key="dots">
              <div class="bubble" role="img" aria-label={say('typing', speaker(state))}>
                <i />
                <i />
                <i />
              </div>
            </li>
          )}
        </ol>
        {quiet && <Next c={c} state={state} newest={newest?.kind === 'message' ? newest.message : undefined} />}
      </div>
      {below && (
        <button type="button" class="newest" onClick={toEnd}>
          <Icon name="close" />
          {say('newest')}
        </button>
      )}
    </div>
  );
}

const nameOf = (message: Message, { config, say }: State): string =>
  message.authorName ||
  (message.author === 'assistant' ? config.assistantName || say('ai') : config.name);

/** Quick replies of the newest message, or the tenant's suggestions at the start. */
function Next({ c, state, newest }: { c: Controller; state: State; newest?: Message }) {
  const { config, say, view } = state;
  const offer = newest?.notice === 'lead-offer';
  const chips = newest ? (newest.quickReplies ?? []) : config.suggestions;
  if (state.config.consent.required && !state.consented) return null;
  if (newest?.author === 'visitor' || (!chips.length && !offer)) return null;
  return (
    <div class="chips">
      {map(chips, (chip) => (
        <button type="button" class="chip" dir="auto" onClick={() => c.send(chip, true)}>
          {chip}
        </button>
      ))}
      {offer && view.floor === 'assistant' && (
        <button type="button" class="chip" onClick={() => void c.escalate()}>
          {say('person')}
        </button>
      )}
      {offer && config.features.lead && !view.leadDone && (
        <button type="button" class="chip" onClick={() => c.change({ screen: 'lead' })}>
          {say('details')}
        </button>
      )}
    </div>
  );
}

function dayName(at: number, locale: string): string {
  const startOf = (time: number) => new Date(time).setHours(0, 0, 0, 0);
  const days = Math.round((startOf(at) - startOf(Date.now())) / 86_400_000);
  try {
    if (days > -2 && days < 1)
      return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(days, 'day');
  } catch {
    // A locale that this browser does not know.
  }
  return dateFormat(locale, { weekday: 'short', day: 'numeric', month: 'long' }).format(at);
}
