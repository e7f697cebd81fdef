/** Stands in for what is on its way. */
export const Loading = ({ label = 'Loading…' }: { label?: string }) => (
  <p className="loading" role="status">
    <span className="spinner" aria-hidden />
    {label}
  </p>
);
