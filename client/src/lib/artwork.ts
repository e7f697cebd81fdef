/**
 * The picture of a ticket: made of its title and id, so that it needs no file and is the same
 * everywhere. The title decides the colours and the pattern, and so tickets for one event look
 * alike; the id varies them. Shapes have attributes and no styles, and stand on a ground of their
 * own, so that they look the same in either theme.
 */

/** A shape of SVG: filled, or drawn as a line `width` wide. */
export interface Shape {
  d: string;
  color: string;
  width?: number;
  opacity?: number;
}

export interface Artwork {
  ground: string;
  shapes: Shape[];
}

/** The size that the shapes are drawn for; what shows them may crop. */
export const ARTWORK_WIDTH = 320;
export const ARTWORK_HEIGHT = 180;

const [W, H] = [ARTWORK_WIDTH, ARTWORK_HEIGHT];

/** A ground and three colours that go with it and with each other. */
const PALETTES = [
  ['#2b1463', '#7c4dff', '#ff8a5c', '#ffd166'],
  ['#06373a', '#0fa3a3', '#f7b538', '#ffefd3'],
  ['#4a0d2e', '#d7263d', '#f46036', '#ffd9c0'],
  ['#0b1d4d', '#2f6bff', '#61dafb', '#fff1c9'],
  ['#0e3b2e', '#1f9d6b', '#c5e86c', '#fdf6d8'],
  ['#3d0c4a', '#b5179e', '#f72585', '#ffc6e5'],
  ['#5a2a00', '#e07a00', '#ffc145', '#fff4d6'],
  ['#14213d', '#fca311', '#8d99ae', '#e5e5e5'],
  ['#f3dcc4', '#c8553d', '#588b8b', '#2d3047'],
  ['#cfe4ff', '#3a6fff', '#ff2d78', '#ffbe0b'],
] as const;

type Palette = (typeof PALETTES)[number];
type Random = () => number;

/** FNV-1a. Source: http://www.isthe.com/chongo/tech/comp/fnv/ */
const hash = (text: string): number => {
  let value = 0x811c9dc5;
  for (const char of text) value = Math.imul(value ^ char.codePointAt(0)!, 0x01000193);
  return value >>> 0;
};

/** mulberry32: numbers from 0 to 1, the same ones for the same seed. */
const randomFrom = (seed: number): Random => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
};

const between = (random: Random, low: number, high: number) => low + random() * (high - low);
const round = Math.round;
const times = <T>(count: number, make: (n: number) => T): T[] =>
  Array.from({ length: count }, (_, n) => make(n));

const circle = (x: number, y: number, radius: number) => {
  const r = round(radius);
  const half = `a${r} ${r} 0 1 0`;
  return `M${round(x) - r} ${round(y)}${half} ${2 * r} 0${half}-${2 * r} 0`;
};

/** A sun with beams to all sides. */
const rays = (random: Random, [, a, b, c]: Palette): Shape[] => {
  const [x, y] = [between(random, 60, 260), between(random, 90, 190)];
  const [count, turn] = [round(between(random, 9, 15)), random()];
  const beam = (n: number) => {
    const at = (part: number) => ((n + part + turn) / count) * 2 * Math.PI;
    const far = (part: number) =>
      `${round(x + 400 * Math.cos(at(part)))} ${round(y + 400 * Math.sin(at(part)))}`;
    return `M${round(x)} ${round(y)}L${far(0)} ${far(0.5)}z`;
  };
  return [
    { d: times(count, beam).join(''), color: a },
    { d: circle(x, y, 58), color: b },
    { d: circle(x, y, 34), color: c },
  ];
};

/** Waves before each other, and something round behind them. */
const waves = (random: Random, [, a, b, c]: Palette): Shape[] => {
  const wave = (n: number) => {
    const y = 74 + 32 * n + between(random, -8, 8);
    const [length, lift] = [between(random, 60, 110), between(random, 18, 34)];
    const from = round(-between(random, 0, length));
    const curve = `q${round(length / 2)}-${round(lift)} ${round(length)} 0`;
    const rest = `t${round(length)} 0`.repeat(7);
    return `M${from} ${round(y)}${curve}${rest}V${H}H0z`;
  };
  return [
    { d: circle(between(random, 70, 250), between(random, 46, 64), 36), color: c },
    { d: wave(0), color: a },
    { d: wave(1), color: b },
    { d: wave(2), color: a, opacity: 0.75 },
    { d: wave(3), color: c, opacity: 0.85 },
  ];
};

/** Rows of dots that grow towards one side. */
const dots = (random: Random, [, a, b, c]: Palette): Shape[] => {
  const [step, grows] = [26, random() < 0.5];
  const row = (n: number) => `M${-13 * (n % 2)} ${n * 24 + 6}h0${`m${step} 0h0`.repeat(13)}`;
  const widths = times(8, n => 3 + (grows ? n : 7 - n) * 3);
  return [
    { d: circle(between(random, 60, 260), between(random, 60, 120), 66), color: a },
    ...widths.map((width, n) => ({ d: row(n), color: n % 3 ? c : b, width, opacity: 0.92 })),
  ];
};

/** Rings around a corner, or around a point at the edge. */
const arcs = (random: Random, [, a, b, c]: Palette): Shape[] => {
  const x = [0, W / 2, W][Math.floor(random() * 3)]! + between(random, -24, 24);
  const y = random() < 0.7 ? H : 0;
  const [width, gap, first] = [between(random, 14, 24), between(random, 27, 33), random() * 30];
  const colors = [a, b, c];
  return times(8, n => ({
    d: circle(x, y, 8 + first + n * gap),
    color: colors[n % 3]!,
    width: round(width),
  }));
};

/** Beams of light from above onto a stage. */
const stage = (random: Random, [, a, b, c]: Palette): Shape[] => {
  const beam = (n: number) => {
    const [top, foot] = [40 + n * 60, between(random, 30, 290)];
    return `M${top - 4} 0h8L${round(foot + 46)} 152H${round(foot - 46)}z`;
  };
  const colors = [a, b, c];
  return [
    ...times(5, n => ({ d: beam(n), color: colors[n % 3]!, opacity: 0.55 })),
    { d: 'M0 152q160-22 320 0v28H0z', color: a },
    { d: times(9, n => circle(n * 40 + between(random, -8, 8), 186, 20)).join(''), color: b },
  ];
};

/** Tiles with quarters of circles. */
const tiles = (random: Random, [, a, b, c]: Palette): Shape[] => {
  const size = 60;
  const colors = [a, b, c];
  const parts: string[] = ['', '', ''];
  for (const n of times(18, each => each)) {
    const [x, y] = [(n % 6) * size - 20, Math.floor(n / 6) * size];
    const kinds = [
      `M${x} ${y}h${size}a${size} ${size} 0 0 1-${size} ${size}z`,
      `M${x} ${y}a${size} ${size} 0 0 1 ${size} ${size}h-${size}z`,
      circle(x + 30, y + 30, 20),
      `M${x} ${y}h${size}v${size}z`,
    ];
    parts[Math.floor(random() * 3)] += kinds[Math.floor(random() * kinds.length)]!;
  }
  return parts.map((d, n) => ({ d: d || circle(W / 2, H / 2, 40), color: colors[n]! }));
};

/** The bars of a sound. */
const bars = (random: Random, [, a, b, c]: Palette): Shape[] => {
  const colors = [a, b, c];
  const parts = ['', '', ''];
  const swell = between(random, 0.12, 0.3);
  for (const n of times(17, each => each)) {
    const height = 24 + 56 * Math.abs(Math.sin(n * swell)) * between(random, 0.6, 1);
    parts[n % 3] += `M${n * 19 + 8} ${round(90 - height)}v${round(2 * height)}`;
  }
  return parts.map((d, n) => ({ d, color: colors[n]!, width: 11 }));
};

/** Hills before a low sun. */
const hills = (random: Random, [, a, b, c]: Palette): Shape[] => {
  const hill = (n: number) => {
    const top = between(random, 20, 300);
    return `M${round(top - 260)} ${H}Q${round(top)} ${10 + n * 44} ${round(top + 260)} ${H}z`;
  };
  const x = between(random, 70, 250);
  return [
    { d: circle(x, 74, 58), color: c, opacity: 0.25 },
    { d: circle(x, 74, 40), color: c },
    { d: hill(0), color: a },
    { d: hill(1), color: b },
    { d: hill(2), color: a, opacity: 0.8 },
  ];
};

const PATTERNS = [rays, waves, dots, arcs, stage, tiles, bars, hills];

/** The picture of a ticket. */
export const artworkOf = ({ id, title }: { id: string; title: string }): Artwork => {
  const event = randomFrom(hash(title));
  const palette = PALETTES[Math.floor(event() * PALETTES.length)]!;
  const pattern = PATTERNS[Math.floor(event() * PATTERNS.length)]!;
  return { ground: palette[0], shapes: pattern(randomFrom(hash(id + title)), palette) };
};

const shapeText = ({ d, color, width, opacity }: Shape): string => {
  const paint = width
    ? `fill="none" stroke="${color}" stroke-width="${width}" stroke-linecap="round"`
    : `fill="${color}"`;
  return `<path d="${d}" ${paint}${opacity ? ` opacity="${opacity}"` : ''}/>`;
};

/**
 * The picture as a file of SVG that fills whatever it is shown in. It is cropped by its view: what
 * draws pictures to share would stretch it.
 */
export const artworkFile = ({ ground, shapes }: Artwork, width: number, height: number): string => {
  const [shownWidth, shownHeight] = [
    Math.min(W, (H * width) / height),
    Math.min(H, (W * height) / width),
  ];
  const view = [(W - shownWidth) / 2, (H - shownHeight) / 2, shownWidth, shownHeight].join(' ');
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" ` +
    `viewBox="${view}"><path fill="${ground}" d="M0 0h${W}v${H}H0z"/>` +
    `${shapes.map(shapeText).join('')}</svg>`
  );
};
