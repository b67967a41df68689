/** What the palette finds beside what is offered: settings by name, and by asking the server conversations, leads, contacts and texts. */
import { useEffect, useState } from 'preact/hooks';
import type { CannedResponse } from '#protocol/canned-response';
import type { InboxPage } from '#protocol/inbox';
import type { LeadPage } from '#protocol/lead';
import { api } from '../api.ts';
import { currentWriter } from '../commands.ts';
import type { Command } from '../commands.ts';
import { t, tMaybe } from '../locales/texts.ts';
import { settingGroups } from '../pages/setting-groups.ts';
import { href, navigate } from '../router.ts';
import type { Member } from '../session.ts';

const searchAfterMs = 200;
/** Fewer letters find too much. */
const searchFrom = 2;
const mostOfEach = 4;

export const settingCommands = (member: Member): Command[] =>
  member.allowed.includes('settings.read')
    ? Object.values(settingGroups)
        .flat()
        .map((name) => ({
          id: `setting-${name}`,
          words: t('palette.setting', { name: tMaybe(`settings.${name}`) ?? name }),
          run: () => navigate(`${href('settings')}?setting=${name}`),
        }))
    : [];

/** Ready-made texts come only where they can be put: beside an open composer. */
export function useFound(sought: string, member: Member): Command[] {
  const [found, setFound] = useState<{ sought: string; commands: Command[] }>();
  const [write] = useState(currentWriter);
  const wanted = sought.trim();
  useEffect(() => {
    if (wanted.length < searchFrom) return;
    const abort = new AbortController();
    const { signal } = abort;
    const ask = async () => {
      const none = async (): Promise<Command[]> => [];
      const mayInsert = write && member.allowed.includes('canned-response.read');
      const [inserted, ...all] = await Promise.all([
        (mayInsert ? texts(wanted, write, signal) : none()).catch(none),
        conversations(wanted, signal).catch(none),
        (member.allowed.includes('lead.read') ? leads(wanted, signal) : none()).catch(none),
      ]);
      const commands = [...inserted, ...contacts(wanted), ...all.flat()];
      if (!signal.aborted) setFound({ sought: wanted, commands });
    };
    const timer = setTimeout(() => void ask(), searchAfterMs);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [wanted, write, member]);
  return wanted.length >= searchFrom && found?.sought === wanted ? found.commands : [];
}

async function texts(
  q: string,
  write: (text: string) => void,
  signal: AbortSignal,
): Promise<Command[]> {
  const { cannedResponses } = await api<{ cannedResponses: CannedResponse[] }>(
    '/v1/admin/canned-responses',
    { query: { q }, signal },
  );
  return cannedResponses.slice(0, mostOfEach).map(({ id, title, shortcut, locale, text }) => ({
    id,
    words: t('palette.insert', { title: `${title} (/${shortcut}, ${locale})` }),
    run: () => write(text),
  }));
}

/** A whole address: contact data is sealed, and only equal addresses are found. */
const contacts = (sought: string): Command[] =>
  /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(sought)
    ? [
        {
          id: `contact-${sought}`,
          words: t('palette.contact', { email: sought }),
          run: () => navigate(`${href('archive')}?contact=${encodeURIComponent(sought)}`),
        },
      ]
    : [];

/** By their words or the end of their id, as the inbox finds them. */
async function conversations(q: string, signal: AbortSignal): Promise<Command[]> {
  const page = await api<InboxPage>('/v1/admin/conversations', {
    query: { q, limit: mostOfEach },
    signal,
  });
  return page.conversations.map(({ id, last }) => ({
    id,
    words: `${t('inbox.visitor', { id: id.slice(-4) })}${last ? ` · ${last.text}` : ''}`,
    run: () => navigate(`${href('inbox')}?c=${id}`),
  }));
}

async function leads(q: string, signal: AbortSignal): Promise<Command[]> {
  const page = await api<LeadPage>('/v1/admin/leads', {
    query: { q, limit: mostOfEach },
    signal,
  });
  return page.leads.map(({ id, name, email, phone }) => ({
    id,
    words: t('palette.lead', { name: name ?? email ?? phone ?? id.slice(-4) }),
    run: () => navigate(`${href('leads')}?lead=${id}`),
  }));
}
