import { ImageResponse } from 'next/og';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { artworkFile, artworkOf } from '../lib/artwork';
import { drawable } from '../lib/drawable';
import { recent } from '../lib/recent';

/** What networks show of a page that is shared, in pixels. */
export const SHARE_SIZE = { width: 1200, height: 630 };

const CACHE_SECONDS = 3_600;

/** What fits into its lines. */
const [TITLE_MAX, LINE_MAX] = [70, 64];

const FONTS = [
  { name: 'Figtree', file: 'latin' },
  { name: 'Figtree more', file: 'latin-ext' },
];

const readFonts = () => {
  const { resolve } = createRequire(join(process.cwd(), 'package.json'));
  return Promise.all(
    FONTS.map(async ({ name, file }) => ({
      name,
      data: await readFile(resolve(`@fontsource/figtree/files/figtree-${file}-700-normal.woff`)),
      weight: 700 as const,
    })),
  );
};

let fonts: ReturnType<typeof readFonts> | undefined;

interface Picture {
  /** What its artwork is made of. */
  of: { id: string; title: string };
  /** What stands in it: the site's name, a title, a line below it. */
  brand: string;
  title: string;
  line: string;
  price?: string;
}

const artworkUrl = (of: Picture['of']): string => {
  const file = artworkFile(artworkOf(of), SHARE_SIZE.width, SHARE_SIZE.height);
  return `data:image/svg+xml;base64,${Buffer.from(file).toString('base64')}`;
};

/** Whatever of the title can be drawn; the site's name if that is nothing. */
const Words = ({ brand, title, line, price }: Picture) => (
  <div
    style={{
      display: 'flex',
      flexDirection: 'column',
      margin: 48,
      padding: '36px 44px',
      borderRadius: 28,
      background: '#ffffff',
      color: '#1c1826',
    }}
  >
    <div style={{ fontSize: 28, color: '#5a31d6' }}>{brand}</div>
    <div style={{ fontSize: 64, lineHeight: 1.1, marginTop: 8, letterSpacing: -1.5 }}>
      {drawable(title, TITLE_MAX) || brand}
    </div>
    <div
      style={{
        display: 'flex',
        justifyContent: 'space-between',
        alignItems: 'flex-end',
        gap: 32,
        marginTop: 24,
        fontSize: 32,
        color: '#5b5568',
      }}
    >
      <div>{drawable(line, LINE_MAX)}</div>
      <div style={{ fontSize: 52, lineHeight: 1, color: '#1c1826' }}>
        {drawable(price ?? '', LINE_MAX)}
      </div>
    </div>
  </div>
);

const draw = async (picture: Picture): Promise<ArrayBuffer> =>
  new ImageResponse(
    <div
      style={{
        display: 'flex',
        flexDirection: 'column',
        justifyContent: 'flex-end',
        width: '100%',
        height: '100%',
        fontFamily: FONTS.map(({ name }) => name).join(),
      }}
    >
      {/* eslint-disable-next-line @next/next/no-img-element -- it is drawn here, not loaded */}
      <img
        src={artworkUrl(picture.of)}
        alt=""
        {...SHARE_SIZE}
        style={{ position: 'absolute', top: 0, left: 0 }}
      />
      <Words {...picture} />
    </div>,
    { ...SHARE_SIZE, fonts: await (fonts ??= readFonts()) },
  ).arrayBuffer();

/** Some 70 kB each; to draw one keeps a processor busy for half a second. */
const MOST_KEPT = 50;
const keep = recent<ArrayBuffer>(MOST_KEPT);

/** The picture of a page that is shared. It is drawn without asking anybody for anything. */
export const shareImage = async ({ of: { id, title }, ...words }: Picture): Promise<Response> => {
  const picture = { of: { id, title }, ...words };
  const png = await keep(JSON.stringify(picture), () => draw(picture));
  return new Response(png, {
    headers: {
      'Content-Type': 'image/png',
      'Cache-Control': `public, max-age=${CACHE_SECONDS}`,
    },
  });
};
