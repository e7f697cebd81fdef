/** What axe finds by these rules, or by the rules with these tags, in words. */
async runOnly => {
  const options = { runOnly, resultTypes: ['violations'] };
  const { violations } = await window.axe.run(document, options);
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => {
      const why = failureSummary.replace(/\s*\n\s*/g, ' ');
      return `${id} at ${target.join(' ')}: ${help}. ${why}`;
    }),
  );
};
