/**
 * The panel's only door: hands `start` to the loader through its own script element and does nothing
 * else until called. Draws into the loader's shadow root.
 */
import { render } from 'preact';
import { css, parseColor, readableOn, textOn } from '#widget/color';
import { createController } from '#widget/controller';
import type { Panel, StartPanel } from '#widget/handover';
import { Icon } from './components/icon.tsx';
import type { State } from '#widget/state';
import { PanelScreen } from './screens/panel.tsx';
import { ownScript } from '#widget/own-script';
import { applyStyles } from '#widget/styles/apply';
import panelStyles from './styles/panel.css?inline';

const start: StartPanel = (handover): Panel => {
  const { root, options, launcher } = handover;
  applyStyles(root, panelStyles, options.nonce);
  const face = document.createElement('span');
  launcher.append(face);
  const mount = document.createElement('div');
  root.append(mount);
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const phone = matchMedia('(max-width: 520px)');
  let wasOpen = false;

  const draw = (state: State) => {
    const { branding, greeting } = state.config;
    const theme = options.theme || branding.theme;
    const isDark = theme === 'dark' || (theme !== 'light' && dark.matches);
    const tenant = parseColor(options.primaryColor) ?? parseColor(branding.primaryColor);
    const color = tenant ?? ([29, 78, 216] as const);
    const vars: Record<string, string> = {
      '--c': css(color),
      '--on': css(textOn(color)),
      '--a': css(readableOn(color, isDark ? [34, 39, 46] : [241, 243, 246])),
    };
    const position = options.position || branding.position || '';
    const [above, left] = [position.startsWith('top'), position.endsWith('left')];
    const away = ['88px', '20px', 'auto'];
    vars['--i'] = [
      away[above ? 0 : 2],
      away[left ? 2 : 1],
      away[above ? 2 : 0],
      away[left ? 1 : 2],
    ].join(' ');
    for (const name of Object.keys(vars)) mount.style.setProperty(name, vars[name]!);
    mount.className = isDark ? 'p dark' : 'p';
    mount.lang = state.locale;
    mount.dir = launcher.dir = controller.rtl() ? 'rtl' : 'ltr';
    handover.look(options.primaryColor || branding.primaryColor, position);
    const unread = controller.unread();
    launcher.ariaExpanded = String(state.open);
    launcher.ariaLabel = state.say(state.open ? 'close' : 'open') + (unread ? ` (${unread})` : '');
    render(
      <>
        <Icon name="close" />
        <i>{unread > 9 ? '9+' : unread || ''}</i>
      </>,
      face,
    );
    render(
      state.open ? (
        <PanelScreen
          c={controller}
          state={state}
          greeting={options.greeting || greeting}
          phone={phone.matches}
        />
      ) : null,
      mount,
    );
    if (wasOpen && !state.open) launcher.focus({ preventScroll: true });
    if (state.open && phone.matches) state.extras?.fit(mount);
    wasOpen = state.open;
  };
  const controller = createController(handover, draw);
  const redraw = () => controller.change({});
  dark.addEventListener('change', redraw);
  phone.addEventListener('change', redraw);

  redraw();

  return {
    call(method, args) {
      const first = args[0];
      const byVisitor = first === 'visitor';
      if (method === 'open') controller.setOpen(true);
      else if (method === 'close') controller.setOpen(false);
      else if (method === 'toggle') controller.setOpen(!controller.state.open, byVisitor);
      else if (method === 'send' && typeof first === 'string') {
        controller.setOpen(true);
        controller.send(first);
      } else if (method === 'prefill' && typeof first === 'string') {
        controller.setOpen(true);
        controller.change({ draft: first });
      } else if (method === 'reset') controller.reset();
      else if (method === 'identify') controller.refresh();
      else if (method === 'tool') controller.tellTools();
      else if (method === 'update') {
        void controller.configure();
        redraw();
      }
    },
    state: () => ({
      open: controller.state.open,
      unread: controller.unread(),
      connection: controller.state.connection,
      status: controller.state.view.status,
    }),
    stop() {
      controller.stop();
      mount.remove();
      dark.removeEventListener('change', redraw);
      phone.removeEventListener('change', redraw);
      controller.state.extras?.unfit(mount);
    },
  };
};

const script = ownScript<{ parley?: StartPanel }>();
if (script) script.parley = start;
