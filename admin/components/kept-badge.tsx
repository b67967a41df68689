/** Beside the name of what is being changed and was not saved yet. */
import { isKept } from '../kept.ts';
import { t } from '../locales/texts.ts';

export const KeptBadge = ({ place }: { place: string }) =>
  isKept(place) ? <span class="badge badge-down">{t('kept.badge')}</span> : null;
