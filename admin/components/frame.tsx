/**
 * The frame of every signed-in page: menu at the side, or behind a button on a phone (a modal dialog, so that the browser
 * keeps the focus in it and Escape closes it); tenant, theme and sign-out at its foot.
 */
import './frame.css';
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Account } from './account.tsx';
import { Bell } from './bell.tsx';
import { Icon, Logo } from './icon.tsx';
import { Link } from './link.tsx';
import { t } from '../locales/texts.ts';
import { menuGroups, pages } from '../pages/table.ts';
import type { MenuGroup, PageEntry } from '../pages/table.ts';
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
  const bell = <Bell isCurrent={current.path === 'notifications'} />;
  const menu = (
    <>
      <nav aria-label={t('app.navigation')}>
        {menuGroups.map((group) => {
          const shown = entriesOf(group, member);
          return (
            shown.length > 0 && (
              <div class="menu-group" key={group}>
                <p class="menu-head" aria-hidden="true">
                  {t(`menu.${group}`)}
                </p>
                <ul class="menu" aria-label={t(`menu.${group}`)}>
                  {shown.map(({ path, title, icon }) => (
                    <li key={path}>
                      <Link
                        class="menu-link"
                        href={href(path)}
                        isCurrent={path === current.path}
                        onMove={close}
                      >
                        {icon && <Icon name={icon} />}
                        <span class="menu-words">{t(title)}</span>
                      </Link>
                    </li>
                  ))}
                </ul>
              </div>
            )
          );
        })}
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
        <div class="side-head">
          <Brand />
          {bell}
        </div>
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
        {bell}
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

/** With an icon and allowed: the others are reached from elsewhere. */
const entriesOf = (wanted: MenuGroup, member: Member): PageEntry[] =>
  pages.filter(
    ({ icon, needs, group = 'company' }) =>
      icon && group === wanted && (needs === undefined || member.allowed.includes(needs)),
  );

function Brand() {
  return (
    <span class="brand">
      <Logo />
      <span class="menu-words">{t('app.name')}</span>
    </span>
  );
}
