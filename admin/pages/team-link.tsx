/** A link that no mail could carry: shown once, to be passed on by hand. */
import { CopyButton } from '../components/copy-button.tsx';
import { Sheet } from '../components/sheet.tsx';
import { t } from '../locales/texts.ts';

export function LinkToPass({ link, onClose }: { link: string; onClose: () => void }) {
  const whole = new URL(link, location.origin).href;
  return (
    <Sheet label={t('team.linkTitle')} onClose={onClose}>
      <div class="secret">
        <h2>{t('team.linkTitle')}</h2>
        <p class="muted">{t('team.linkLead')}</p>
        <pre class="code" dir="ltr">
          <code>{whole}</code>
        </pre>
        <div>
          <CopyButton text={whole} />
        </div>
      </div>
    </Sheet>
  );
}
