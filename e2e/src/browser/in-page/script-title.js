/** The page's title once React answers for it; until then, and while it is exchanged, none. */
() => {
  const title = document.querySelector('title');
  const isOfScript = title && Object.keys(title).some(key => key.startsWith('__react'));
  return isOfScript ? title.textContent : '';
};
