/** Which segment a known contact is in, and a member's own word on it. Part of inbox-context.tsx. */
import type { MemoryView } from '#protocol/memory';
import { useAct } from '../act.ts';
import { api } from '../api.ts';
import { Pick } from '../components/form.tsx';
import { Refusal } from '../components/states.tsx';
import { t, tMaybe } from '../locales/texts.ts';

interface SegmentPickProps {
  memory: MemoryView;
  mayWrite: boolean;
  changed: () => void;
}

const segments = ['vip', 'new', 'regular', 'at-risk'] as const;

export function SegmentPick({ memory, mayWrite, changed }: SegmentPickProps) {
  const { act, refusal } = useAct({ after: changed });
  const shown = tMaybe(`inbox.segment.${memory.segment}`) ?? memory.segment;
  if (!mayWrite)
    return (
      <p class="small">
        {t('inbox.segment')}: {shown}
      </p>
    );
  return (
    <>
      <Pick
        label={t('inbox.segment')}
        value={memory.byHand ?? ''}
        options={[
          ['', t('inbox.segment.auto', { segment: shown })],
          ...segments.map((one): [string, string] => [one, t(`inbox.segment.${one}`)]),
        ]}
        onPick={(segment) =>
          void act(() =>
            api(`/v1/admin/memory/${memory.contactKey}`, {
              method: 'PATCH',
              body: { segment: segment === '' ? null : segment },
            }),
          )
        }
      />
      <Refusal text={refusal} />
    </>
  );
}
