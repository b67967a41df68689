/** An address under /admin/ that no page has. */
import { Link } from '../components/link.tsx';
import { Empty } from '../components/states.tsx';
import { t } from '../locales/texts.ts';
import { href } from '../router.ts';

export function NotFound() {
  return (
    <Empty title={t('notFound.title')} text={t('notFound.body')} heading="h1">
      <Link class="button" href={href('')}>
        {t('notFound.back')}
      </Link>
    </Empty>
  );
}
