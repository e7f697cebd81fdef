/** The icons of the site: 24 by 24, drawn in the colour of the text around them. */
const PATHS = {
  search: 'M10.5 4a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13Zm4.8 11.3L20 20',
  plus: 'M12 5v14M5 12h14',
  ticket: 'M4 7h16v3a2 2 0 0 0 0 4v3H4v-3a2 2 0 0 0 0-4V7Zm10 0v10',
  bag: 'M6 8h12l1 12H5L6 8Zm3 0a3 3 0 0 1 6 0',
  user: 'M12 4a4 4 0 1 1 0 8 4 4 0 0 1 0-8ZM4.5 20c1-4 4-5 7.500-5s6.500 1 7.500 5',
  calendar: 'M5 6h14v14H5V6Zm0 4h14M9 3v4m6-4v4',
  place:
    'M12 21s-7-6-7-11a7 7 0 0 1 14 0c0 5-7 11-7 11Zm0-8.500a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5Z',
  clock: 'M12 3.500a8.500 8.500 0 1 1 0 17 8.500 8.500 0 0 1 0-17ZM12 8v4.500l3 2',
  check: 'M5 12.500l4.500 4.500L19 7.500',
  arrow: 'M5 12h14m-5-5 5 5-5 5',
  shield: 'M12 3l7 3v5c0 5-3 8-7 10-4-2-7-5-7-10V6l7-3Zm-3 9 2.200 2.200L15.500 10',
  eye: 'M2.500 12S6 5.500 12 5.500 21.500 12 21.500 12 18 18.500 12 18.500 2.500 12 2.500 12Zm9.500-2.700a2.700 2.700 0 1 1 0 5.400 2.700 2.700 0 0 1 0-5.400Z',
  eyeOff:
    'M4 4l16 16M9.500 5.900c.8-.3 1.600-.4 2.500-.4 6 0 9.500 6.500 9.500 6.500s-.9 1.700-2.700 3.400M6.300 7.700C3.800 9.500 2.500 12 2.500 12S6 18.500 12 18.500c1.700 0 3.200-.5 4.500-1.200',
  circle: 'M12 4.500a7.500 7.500 0 1 1 0 15 7.500 7.500 0 0 1 0-15Z',
  filter: 'M4 6h16M7 12h10m-7 6h4',
};

/** A small picture beside a text that says the same. */
export const Icon = ({
  name,
  className = 'size-5',
}: {
  name: keyof typeof PATHS;
  className?: string;
}) => (
  <svg
    viewBox="0 0 24 24"
    aria-hidden
    fill="none"
    stroke="currentColor"
    strokeWidth="1.8"
    strokeLinecap="round"
    strokeLinejoin="round"
    className={`flex-none ${className}`}
  >
    <path d={PATHS[name]} />
  </svg>
);
