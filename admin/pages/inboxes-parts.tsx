/** What the forms of inboxes.tsx share: a note that unsaved changes are back. */
import { t } from '../locales/texts.ts';

export function KeptNote({ drop }: { drop: () => void }) {
  return (
    <p class="kept-note" role="status">
      {t('kept.back')}{' '}
      <button type="button" class="link-button" onClick={drop}>
        {t('kept.drop')}
      </button>
    </p>
  );
}
