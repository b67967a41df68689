/**
 * Two records that may be one person, side by side: which value of each wins, and the question before they become one. Asked for
 * when it is opened: each reading of personal data is recorded. Part of inbox-context.tsx.
 */
import { useState } from 'preact/hooks';
import type { Contact, MergeChoice } from '#protocol/ticket';
import { useAct } from '../act.ts';
import { api } from '../api.ts';
import { Confirm } from '../components/confirm.tsx';
import { Sheet } from '../components/sheet.tsx';
import { Failed, Refusal, Skeleton } from '../components/states.tsx';
import { toast } from '../components/toast.tsx';
import { readable } from '../locales/names.ts';
import { t } from '../locales/texts.ts';
import { when } from '../locales/times.ts';
import { useResource } from '../resource.ts';

interface DuplicatesProps {
  contact: Contact;
  duplicates: string[];
  merged: () => void;
}

export function Duplicates({ contact, duplicates, merged }: DuplicatesProps) {
  const [opened, setOpened] = useState<string | null>(null);
  if (duplicates.length === 0) return null;
  return (
    <>
      <p class="small">{t('merge.maybe', { count: duplicates.length })}</p>
      {duplicates.map((id, index) => (
        <button key={id} type="button" class="button" onClick={() => setOpened(id)}>
          {duplicates.length > 1 ? t('merge.compareOne', { count: index + 1 }) : t('merge.compare')}
        </button>
      ))}
      {opened && (
        <Sheet label={t('merge.title')} onClose={() => setOpened(null)}>
          <Compare
            contact={contact}
            otherId={opened}
            done={() => {
              setOpened(null);
              toast(t('merge.done'));
              merged();
            }}
          />
        </Sheet>
      )}
    </>
  );
}

/** The way back, as long as there is one. */
export function TakeApart({ contact, done }: { contact: Contact; done: () => void }) {
  const { act, refusal, isBusy } = useAct({ after: done });
  const { undoable } = contact;
  if (!undoable) return null;
  const undo = async () => {
    const isUndone = await act(() =>
      api(`/v1/admin/contacts/${contact.id}/unmerge`, {
        method: 'POST',
        body: { contactId: undoable.contactId },
      }),
    );
    if (isUndone) toast(t('merge.undone'));
  };
  return (
    <>
      <p class="small muted">{t('merge.until', { at: when(undoable.until) })}</p>
      <button type="button" class="button" aria-busy={isBusy} onClick={() => void undo()}>
        {t('merge.undo')}
      </button>
      <Refusal text={refusal} small />
    </>
  );
}

interface Difference {
  /** As the request says it. */
  field: { name: true } | { email: true } | { attribute: string };
  id: string;
  words: string;
  own: string;
  other: string;
}

/** What both have and say differently: the only things to choose. */
function differencesOf(own: Contact, other: Contact): Difference[] {
  const all: Difference[] = [
    {
      field: { name: true },
      id: 'name',
      words: t('inbox.name'),
      own: own.name ?? '',
      other: other.name ?? '',
    },
    {
      field: { email: true },
      id: 'email',
      words: t('inbox.email'),
      own: own.email ?? '',
      other: other.email ?? '',
    },
    ...Object.keys(other.attributes).map((attribute) => ({
      field: { attribute },
      id: `attribute ${attribute}`,
      words: readable(attribute),
      own: own.attributes[attribute] ?? '',
      other: other.attributes[attribute] ?? '',
    })),
  ];
  return all.filter((one) => one.own !== '' && one.other !== '' && one.own !== one.other);
}

interface CompareProps {
  contact: Contact;
  otherId: string;
  done: () => void;
}

function Compare({ contact, otherId, done }: CompareProps) {
  const found = useResource(`merge:${otherId}`, (signal) =>
    api<Contact>(`/v1/admin/contacts/${otherId}`, { signal }),
  );
  const [wins, setWins] = useState<ReadonlySet<string>>(new Set());
  const [asks, setAsks] = useState(false);
  const { act, refusal, isBusy } = useAct();
  if (found.state === 'loading') return <Skeleton lines={6} />;
  if (!found.data) return <Failed error={found.error} retry={found.reload} small />;
  const other = found.data;
  const differences = differencesOf(contact, other);
  const choose = (id: string, isOther: boolean) =>
    setWins((before) => {
      const after = new Set(before);
      if (isOther) after.add(id);
      else after.delete(id);
      return after;
    });
  const take: MergeChoice = {
    name: wins.has('name'),
    email: wins.has('email'),
    attributes: differences.flatMap(({ field, id }) =>
      'attribute' in field && wins.has(id) ? [field.attribute] : [],
    ),
  };
  const merge = () =>
    act(async () => {
      await api(`/v1/admin/contacts/${contact.id}/merge`, {
        method: 'POST',
        body: { contactId: otherId, take },
      });
      done();
    });
  return (
    <div class="form merge">
      <h2>{t('merge.title')}</h2>
      <p class="muted">{t('merge.lead')}</p>
      <table class="merge-table">
        <thead>
          <tr>
            <td />
            <th scope="col">{t('merge.own')}</th>
            <th scope="col">{t('merge.other')}</th>
          </tr>
        </thead>
        <tbody>
          <Plain
            words={t('merge.first')}
            own={when(contact.createdAt)}
            other={when(other.createdAt)}
          />
          <Plain words={t('merge.seen')} own={when(contact.seenAt)} other={when(other.seenAt)} />
          {differences.map(({ id, words, own, other: theirs }) => (
            <tr key={id}>
              <th scope="row">{words}</th>
              {[own, theirs].map((value, index) => (
                <td key={index}>
                  <label class="merge-value">
                    <input
                      type="radio"
                      name={id}
                      checked={wins.has(id) === (index === 1)}
                      onChange={() => choose(id, index === 1)}
                    />
                    <bdi>{value}</bdi>
                  </label>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {differences.length === 0 && <p class="muted small">{t('merge.same')}</p>}
      <Refusal text={refusal} />
      <div class="form-acts">
        <button
          type="button"
          class="button button-strong"
          aria-busy={isBusy}
          onClick={() => setAsks(true)}
        >
          {t('merge.do')}
        </button>
      </div>
      {asks && (
        <Confirm
          title={t('merge.askTitle')}
          text={t('merge.askBody')}
          yes={t('merge.do')}
          onYes={() => void merge()}
          onClose={() => setAsks(false)}
        />
      )}
    </div>
  );
}

function Plain({ words, own, other }: { words: string; own: string; other: string }) {
  return (
    <tr>
      <th scope="row">{words}</th>
      <td>{own}</td>
      <td>{other}</td>
    </tr>
  );
}
