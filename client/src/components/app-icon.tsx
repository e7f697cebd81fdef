import { ImageResponse } from 'next/og';

/** As in src/app/icon.svg; a picture knows nothing of the theme's names. */
const [GROUND, MARK] = ['#5a31d6', '#ffffff'];

/** A launcher may cut a maskable icon down to a circle with 80 % of its width. */
const SHARE = { any: 0.74, maskable: 0.6 };

/** The site's mark as a picture that fills its square: launchers round the corners themselves. */
export const appIcon = (size: number, purpose: keyof typeof SHARE = 'any'): ImageResponse => {
  const mark = Math.round(size * SHARE[purpose]);
  return new ImageResponse(
    <div
      style={{
        display: 'flex',
        width: '100%',
        height: '100%',
        alignItems: 'center',
        justifyContent: 'center',
        background: GROUND,
      }}
    >
      <svg width={mark} height={mark} viewBox="2 2 28 28">
        <path
          fill={MARK}
          d="M5 7h22a2 2 0 0 1 2 2v4a3 3 0 0 0 0 6v4a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-4a3 3 0 0 0 0-6V9a2 2 0 0 1 2-2Z"
        />
        <path stroke={GROUND} strokeWidth="2" strokeDasharray="2.4 2.4" d="M20 8v16" />
      </svg>
    </div>,
    { width: size, height: size },
  );
};
