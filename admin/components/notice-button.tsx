/** Offers desktop notifications until the browser has been asked once. */
import { useState } from 'preact/hooks';
import { mayAskForNotices, turnOnNotices } from '../notify.ts';
import { t } from '../locales/texts.ts';
import { toast } from './toast.tsx';

export function NoticeButton({ after }: { after?: () => void }) {
  const [isOffered, setIsOffered] = useState(mayAskForNotices);
  if (!isOffered) return null;
  const ask = async () => {
    const isOn = await turnOnNotices();
    setIsOffered(mayAskForNotices());
    after?.();
    toast(t(isOn ? 'notice.on' : 'notice.off'));
  };
  return (
    <button type="button" class="button button-quiet small" onClick={() => void ask()}>
      {t('notice.ask')}
    </button>
  );
}
