/** What is wider than the window, in words; none when the page cannot be scrolled sideways. */
() => {
  const { clientWidth, scrollWidth } = document.documentElement;
  if (scrollWidth <= clientWidth) return [];
  const describe = element => {
    const { left, right } = element.getBoundingClientRect();
    const name = element.className && `.${String(element.className).split(' ').join('.')}`;
    return `${element.tagName.toLowerCase()}${name} from ${left} to ${right}`;
  };
  const isOutside = element => {
    const { left, right, width } = element.getBoundingClientRect();
    return width > 0 && (right > clientWidth + 1 || left < -1);
  };
  const outside = [...document.body.querySelectorAll('*')].filter(isOutside);
  const innermost = outside.filter(
    element => !outside.some(other => element.contains(other) && other !== element),
  );
  return [`${scrollWidth} px in ${clientWidth} px`, ...innermost.slice(0, 5).map(describe)];
};
