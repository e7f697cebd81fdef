import { ARTWORK_HEIGHT, ARTWORK_WIDTH, artworkOf } from '../lib/artwork';

interface Props {
  ticket: { id: string; title: string };
  className?: string;
}

/** The picture of a ticket, drawn on the server; it says nothing that is not beside it in words. */
export const Artwork = ({ ticket, className }: Props) => {
  const { ground, shapes } = artworkOf(ticket);
  return (
    <svg
      viewBox={`0 0 ${ARTWORK_WIDTH} ${ARTWORK_HEIGHT}`}
      preserveAspectRatio="xMidYMid slice"
      aria-hidden
      className={className}
    >
      <path fill={ground} d={`M0 0h${ARTWORK_WIDTH}v${ARTWORK_HEIGHT}H0z`} />
      {shapes.map(({ d, color, width, opacity }) => (
        <path
          key={d + color}
          d={d}
          fill={width ? 'none' : color}
          stroke={width ? color : undefined}
          strokeWidth={width}
          strokeLinecap={width ? 'round' : undefined}
          opacity={opacity}
        />
      ))}
    </svg>
  );
};
