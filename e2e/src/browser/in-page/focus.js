/**
 * Where the keyboard is, and whether that can be seen. It remembers how the element looks, and the
 * next call compares it with how the element looks without the focus.
 */
() => {
  const LOOKS = ['outline', 'boxShadow', 'borderColor', 'backgroundColor', 'textDecoration'];
  document.getAnimations().forEach(animation => animation.finish());
  const styleOf = (element, pseudo) => {
    const style = getComputedStyle(element, pseudo);
    return LOOKS.map(name => style[name]).join('|');
  };
  /** The element and the box around it: a card may be lit up in place of the link in it. */
  const lookOf = element => {
    const around = [element, element.parentElement, element.parentElement?.parentElement];
    const present = around.filter(Boolean).map(each => styleOf(each));
    return [...present, styleOf(element, '::before'), styleOf(element, '::after')].join(' / ');
  };
  const nameOf = element => {
    const text = element.getAttribute('aria-label') ?? element.labels?.[0]?.textContent;
    const shown = (text ?? element.textContent ?? '').trim().replace(/\s+/g, ' ').slice(0, 60);
    return `${element.tagName.toLowerCase()} "${shown}"`;
  };
  /** Whether a point of it is on screen and nothing lies over it (WCAG 2.2, 2.4.11). */
  const isUncovered = element => {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    const points = [0.1, 0.5, 0.9].map(part => [
      Math.min(Math.max(left + (right - left) * part, 1), window.innerWidth - 1),
      Math.min(Math.max(top + (bottom - top) / 2, 1), window.innerHeight - 1),
    ]);
    return points.some(([x, y]) => {
      const hit = document.elementFromPoint(x, y);
      return hit !== null && (element.contains(hit) || hit.contains(element));
    });
  };

  const problems = [];
  const { focusBefore: before } = window;
  const now = document.activeElement;
  if (before?.element.isConnected && before.element !== now)
    if (lookOf(before.element) === before.look)
      problems.push(`The focus is not to be seen on ${nameOf(before.element)}`);
  if (now === null || now === document.body) {
    window.focusBefore = undefined;
    return { problems, at: '' };
  }
  if (!isUncovered(now)) problems.push(`${nameOf(now)} has the focus and is covered`);
  // A date has several stops inside: the first of them shows where the focus is.
  if (before?.element !== now) window.focusBefore = { element: now, look: lookOf(now) };
  return { problems, at: nameOf(now) };
};
