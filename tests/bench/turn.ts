/**
 * CPU of a whole turn as flows/answer runs it (understand, guard, search, instructions, decide, prompt, budget, model in a hundred pieces,
 * tools, judge), in this process, every port in memory. Warm: after two rounds. Cold: the first turn of a fresh process, which compiles
 * what it needs; the modules are loaded before.
 */
import { spawnSync } from 'node:child_process';
import { percentile, report, round, spread } from './measure.ts';
import './text-modules.ts';

const warmRounds = 2;
/** `all` is every turn; `median` each question's middle one, without what other work on the machine adds to single turns. */
const measuredRounds = 5;
const coldProcesses = 7;
const turns = () => import('./turn-world.ts');

interface How {
  withModel: boolean;
  isFirst: boolean;
}

async function cpuOf(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

async function warm(how: How) {
  const { questions, turnWorld } = await turns();
  const world = turnWorld();
  for (let round = 0; round < warmRounds; round++)
    for (const place of questions.keys()) await world.turn(place, how);
  const took = questions.map((): number[] => []);
  for (let round = 0; round < measuredRounds; round++)
    for (const [place, times] of took.entries())
      times.push(await cpuOf(() => world.turn(place, how)));
  return { all: spread(took.flat()), median: spread(took.map((times) => percentile(times, 0.5))) };
}

/** In a process of its own: `node tests/bench/turn.ts cold model`. */
async function firstTurn(withModel: boolean): Promise<void> {
  const { turnWorld } = await turns();
  const world = turnWorld();
  const how = { withModel, isFirst: true };
  const took = [0, 1, 2].map((place) => () => cpuOf(() => world.turn(place, how)));
  const times: number[] = [];
  for (const one of took) times.push(await one());
  process.stdout.write(JSON.stringify(times));
}

function cold(withModel: boolean): number[][] {
  return Array.from({ length: coldProcesses }, () => {
    const { stdout } = spawnSync(
      process.execPath,
      [import.meta.filename, 'cold', withModel ? 'model' : 'engine'],
      { encoding: 'utf8' },
    );
    return JSON.parse(stdout) as number[];
  });
}

export async function turnBench(): Promise<void> {
  const firsts = cold(true);
  const engineFirsts = cold(false);
  const nth = (times: number[][], n: number) => spread(times.map((one) => one[n] ?? 0)).p50;
  report('turn', {
    turns: (await turns()).questions.length,
    modelCpuMs: await warm({ withModel: true, isFirst: false }),
    modelFirstMessageCpuMs: await warm({ withModel: true, isFirst: true }),
    engineCpuMs: await warm({ withModel: false, isFirst: false }),
    coldModelCpuMs: round(nth(firsts, 0)),
    coldSecondCpuMs: round(nth(firsts, 1)),
    coldEngineCpuMs: round(nth(engineFirsts, 0)),
  });
}

if (process.argv[2] === 'cold') await firstTurn(process.argv[3] === 'model');
