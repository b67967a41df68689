/** (f) Widget bytes (gzip -9), and the time to the launcher and to an open panel in Chromium with its CPU slowed four times. */
import { chromium } from 'playwright-core';
import { execFileSync } from 'node:child_process';
import { root } from '../support/run.ts';
import { chromiumArguments, chromiumPath } from '../support/chromium.ts';
import { startParley } from '../support/harness.ts';
import { report, round, spread } from './measure.ts';

const visits = 7;

export async function widgetBench(): Promise<void> {
  const sizes = JSON.parse(
    execFileSync(process.execPath, ['widget/sizes.ts'], { cwd: root, encoding: 'utf8' }),
  ) as object;
  report('f widget bytes', { ...sizes, aim: 'loader ≤ 2500, panel ≤ 22000' });
  const executablePath = chromiumPath();
  if (!executablePath) return report('f widget times', { skipped: 'no Chromium' });
  const parley = await startParley({ demo: true });
  const browser = await chromium.launch({ executablePath, args: chromiumArguments });
  const launcher: number[] = [];
  const panel: number[] = [];
  for (let visit = 0; visit < visits; visit++) {
    const context = await browser.newContext();
    const page = await context.newPage();
    const slow = await context.newCDPSession(page);
    await slow.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    await page.goto(parley.origin, { waitUntil: 'commit' });
    const times = await page.evaluate(async () => {
      const parley = () =>
        (window as never as { Parley?: { getState?: () => { ready?: boolean; open?: boolean } } })
          .Parley;
      const until = async (done: () => boolean) => {
        while (!done()) await new Promise((resolve) => requestAnimationFrame(resolve));
        return performance.now();
      };
      const shown = await until(() => typeof parley()?.getState === 'function');
      const opened = new Promise<number>((resolve) => {
        (window as never as { Parley: { on(event: string, then: () => void): void } }).Parley.on(
          'open',
          () => resolve(performance.now()),
        );
      });
      const asked = performance.now();
      (window as never as { Parley: { open(): void } }).Parley.open();
      return { shown, opened: (await opened) - asked };
    });
    launcher.push(times.shown);
    panel.push(times.opened);
    await context.close();
  }
  report('f widget times, CPU / 4', {
    launcherMs: round(spread(launcher).p50),
    openPanelMs: round(spread(panel).p50),
  });
  await browser.close();
  await parley.stop();
}
