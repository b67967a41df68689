/** Chooses what fills the window: checking, signed out, or the frame with the page of the address. */
import { useEffect, useRef } from 'preact/hooks';
import { Failed, Loading } from './components/states.tsx';
import { Palette } from './components/palette.tsx';
import { Toasts } from './components/toast.tsx';
import { StepUp } from './components/step-up.tsx';
import { Frame } from './components/frame.tsx';
import { t } from './locales/texts.ts';
import { nameWindow, useNotices } from './notices.ts';
import { pageAt } from './pages/table.ts';
import type { PageEntry } from './pages/table.ts';
import { SecondFactor } from './pages/second-factor.tsx';
import { SignIn } from './pages/sign-in.tsx';
import { useResource } from './resource.ts';
import { usePlace } from './router.ts';
import { useSession } from './session.ts';
import type { Member } from './session.ts';

export function App() {
  const { session, check, signOut } = useSession();
  const { path } = usePlace();
  switch (session.state) {
    case 'checking':
      return <Loading label={t('app.checking')} fills />;
    case 'unknown':
      return (
        <main class="alone">
          <Failed error={session.error} retry={check} />
        </main>
      );
    case 'signed-out':
      return <SignIn why={session.why} mailed={session.mailed} signedIn={check} />;
    case 'half':
      return <SecondFactor signedIn={check} signOut={signOut} />;
    case 'signed-in': {
      const page = pageAt(path);
      return (
        <Frame member={session.member} current={page} signOut={signOut}>
          <PageView key={page.path} page={page} member={session.member} />
          <StepUp signOut={signOut} />
          <Toasts />
          <Notices />
          <Palette member={session.member} />
        </Frame>
      );
    }
  }
}

/** Nothing to see of its own. */
function Notices() {
  useNotices();
  return null;
}

/** Loads the page's chunk, then shows it; names the window after it and moves the focus to its heading. */
function PageView({ page, member }: { page: PageEntry; member: Member }) {
  const chunk = useResource(page.path, page.load);
  const place = useRef<HTMLElement>(null);
  useEffect(() => {
    nameWindow(t('app.title', { page: t(page.title) }));
  }, [page]);
  useEffect(() => {
    if (chunk.state === 'ready') focusHeading(place.current);
  }, [chunk.state]);
  return (
    <main id="content" class="page" ref={place} tabIndex={-1}>
      {chunk.state === 'ready' ? (
        <chunk.data member={member} />
      ) : chunk.state === 'failed' ? (
        <Failed
          error={chunk.error}
          text={t('page.chunkFailed')}
          retry={() => location.reload()}
          retryLabel={t('reloadPage')}
        />
      ) : (
        <Loading />
      )}
    </main>
  );
}

/** Only after a move within the app: at the first load the browser's own order is right. */
let isFirst = true;
function focusHeading(within: HTMLElement | null): void {
  if (isFirst) {
    isFirst = false;
    return;
  }
  const heading = within?.querySelector('h1');
  if (!heading) return;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
  scrollTo(0, 0);
}
