import { settle } from './settle.js';
import type { Sample, Side } from './side.js';
import { percentile, type Spread, spreadOf } from './spread.js';
import { milliseconds } from './units.js';

/** What a comparison is judged by: our share of the baseline's speed, how many times its time we take, or our time alone. */
export type Aim =
  | { readonly atLeast: number }
  | { readonly atMost: number }
  | { readonly atMostSeconds: number }
  | 'none';

export interface Comparison {
  readonly work: string;
  readonly against: string;
  readonly ours: Side;
  readonly baseline: Side;
  /** `speed`: ours / theirs in operations a second. `time`: ours / theirs in time for one operation, its mean; `p50`: its median. */
  readonly ratioOf: 'speed' | 'time' | 'p50';
  readonly aim: Aim;
  /** Default true; false where nothing of a run is left for the next one. */
  readonly warmUp?: boolean;
  /** How absolute numbers are shown. */
  readonly show: (secondsEach: number) => string;
  /** Whether p50 and p95 of all operations are shown beside that. Where the ratio is that of p50, they are all that is shown. */
  readonly percentiles?: boolean;
}

/** A line of the table. */
export interface Row {
  readonly work: string;
  readonly against: string;
  /** Absolute, from the median round: for orientation, not for judging. */
  readonly ours: string;
  readonly theirs: string;
  /** For one operation of ours. */
  readonly secondsEach: number;
  readonly ratio: Spread;
  /** The same ratio by the processor time of the servers, which other programs on the machine disturb less. */
  readonly cpuRatio: number | undefined;
  readonly aim: Aim;
}

/**
 * Measures both sides in turn: ours, theirs, theirs, ours, and the other way round in the next round, so that what else the
 * machine does falls on both. Each round gives one ratio.
 */
export async function compare(comparison: Comparison, rounds: number, seconds: number): Promise<Row> {
  const { ours, baseline, ratioOf, warmUp = true } = comparison;
  if (warmUp) {
    await settle(ours, seconds);
    await settle(baseline, seconds);
  }

  const measured: { readonly ours: Sample; readonly theirs: Sample }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const [outer, inner] = round % 2 === 0 ? [ours, baseline] : [baseline, ours];
    const first = await outer(seconds / 2);
    const second = add(await inner(seconds / 2), await inner(seconds / 2));
    const both = [add(first, await outer(seconds / 2)), second] as const;
    measured.push(round % 2 === 0 ? { ours: both[0], theirs: both[1] } : { ours: both[1], theirs: both[0] });
  }

  const ratio = (timeOf: (sample: Sample) => number): Spread =>
    spreadOf(
      measured.map((round) => {
        const times = timeOf(round.ours) / timeOf(round.theirs);
        return ratioOf === 'speed' ? 1 / times : times;
      }),
    );
  const timeEach = ratioOf === 'p50' ? medianEach : secondsEach;
  const shown = (samples: readonly Sample[]): string => {
    if (ratioOf === 'p50') return percentilesOf(samples);
    const typical = comparison.show(spreadOf(samples.map(timeEach)).median);
    return comparison.percentiles === true ? `${typical}, ${percentilesOf(samples)}` : typical;
  };
  const ourSamples = measured.map((round) => round.ours);
  const hasCpu = measured.every((round) => round.ours.cpuSeconds && round.theirs.cpuSeconds);
  return {
    work: comparison.work,
    against: comparison.against,
    ours: shown(ourSamples),
    theirs: shown(measured.map((round) => round.theirs)),
    secondsEach: spreadOf(ourSamples.map(timeEach)).median,
    ratio: ratio(timeEach),
    cpuRatio: hasCpu ? ratio(cpuEach).median : undefined,
    aim: comparison.aim,
  };
}

const secondsEach = ({ seconds, operations }: Sample): number => seconds / operations;
const medianEach = ({ each = [] }: Sample): number => percentile(each, 0.5);
const cpuEach = ({ cpuSeconds = 0, operations }: Sample): number => cpuSeconds / operations;

function percentilesOf(samples: readonly Sample[]): string {
  const each = samples.flatMap((sample) => sample.each ?? []);
  const [p50, p95] = [0.5, 0.95].map((share) => milliseconds(percentile(each, share)));
  return `p50 ${p50}, p95 ${p95}`;
}

function add(one: Sample, other: Sample): Sample {
  const operations = one.operations + other.operations;
  const seconds = one.seconds + other.seconds;
  const each = [...(one.each ?? []), ...(other.each ?? [])];
  if (one.cpuSeconds === undefined || other.cpuSeconds === undefined) return { operations, seconds, each };
  return { operations, seconds, each, cpuSeconds: one.cpuSeconds + other.cpuSeconds };
}
