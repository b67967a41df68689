/**
 * The frame of every signed-in page: menu at the side, or behind a button on a phone (a modal dialog, so that the browser
 * keeps the focus in it and Escape closes it); tenant, theme and sign-out at its foot.
 */
import './frame.css';
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Account } from './account.tsx';
import { Icon, Logo } from './icon.tsx';
import { Link } from './link.tsx';
import { t } from '../locales/texts.ts';
import { pages } from '../pages/table.ts';
import type { PageEntry } from '../pages/table.ts';
import { href } from '../router.ts';
import type { Member } from '../session.ts';

interface FrameProps {
  member: Member;
  current: PageEntry;
  signOut: () => Promise<void>;
  children: ComponentChildren;
}

export function Frame({ member, current, signOut, children }: FrameProps) {
  const drawer = useRef<HTMLDialogElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  const close = () => drawer.current?.close();
  useLayoutEffect(() => {
    if (isOpen) drawer.current?.showModal();
  }, [isOpen]);
  const menu = (
    <>
      <nav aria-label={t('app.navigation')}>
        <ul class="menu">
          {pages.map(
            ({ path, title, icon, needs }) =>
              icon &&
              (needs === undefined || member.allowed.includes(needs)) && (
                <li key={path}>
                  <Link
                    class="menu-link"
                    href={href(path)}
                    isCurrent={path === current.path}
                    onMove={close}
                  >
                    <Icon name={icon} />
                    {t(title)}
                  </Link>
                </li>
              ),
          )}
        </ul>
      </nav>
      <Account member={member} signOut={signOut} />
    </>
  );
  return (
    <div class="frame">
      <a class="skip" href="#content">
        {t('app.skip')}
      </a>
      <aside class="side">
        <Brand />
        {menu}
      </aside>
      <header class="top">
        <button
          type="button"
          class="button button-quiet"
          aria-label={t('app.menu')}
          aria-haspopup="dialog"
          onClick={() => setIsOpen(true)}
        >
          <Icon name="menu" />
        </button>
        <Brand />
      </header>
      <dialog
        class="drawer"
        ref={drawer}
        aria-label={t('app.menu')}
        onClose={() => setIsOpen(false)}
        onClick={(event) => event.target === drawer.current && close()}
      >
        <div class="drawer-inner">
          <div class="drawer-head">
            <Brand />
            <button
              type="button"
              class="button button-quiet"
              aria-label={t('app.closeMenu')}
              onClick={close}
            >
              <Icon name="close" />
            </button>
          </div>
          {isOpen && menu}
        </div>
      </dialog>
      {children}
    </div>
  );
}

function Brand() {
  return (
    <span class="brand">
      <Logo />
      {t('app.name')}
    </span>
  );
}
