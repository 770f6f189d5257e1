// Faults of the page that is shown, as a person with a phone meets them; a list of sentences.
() => {
  const least = 40;
  const faults = [];
  const width = document.documentElement.clientWidth;
  const named = (element) => {
    const id = element.closest('[data-testid]')?.dataset.testid;
    const text = (element.getAttribute('aria-label') || element.innerText || element.placeholder || '').trim();
    return `${element.tagName.toLowerCase()} "${text.slice(0, 30).replace(/\s+/g, ' ')}"${id ? ` in ${id}` : ''}`;
  };
  const visible = (element) =>
    element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
    element.getBoundingClientRect().width > 1;

  for (const element of [
    document.documentElement,
    ...document.querySelectorAll('#main, #main .scroll-x, [role=dialog]'),
  ])
    if (element.scrollWidth > element.clientWidth + 1)
      faults.push(
        `${element.id || element.className || 'the page'} is ${element.scrollWidth} wide in ${element.clientWidth}`,
      );

  // Where a tap works: with its label for a box, the whole figure for a figure's link.
  const targetOf = (element) => {
    const parts = [element, ...(element.labels ?? [])].filter((part) => part.getClientRects().length > 0);
    const figure = element.closest('.figure.leads');
    const boxes = (figure ? [figure] : parts).map((part) => part.getBoundingClientRect());
    return {
      left: Math.min(...boxes.map((box) => box.left)),
      right: Math.max(...boxes.map((box) => box.right)),
      top: Math.min(...boxes.map((box) => box.top)),
      bottom: Math.max(...boxes.map((box) => box.bottom)),
    };
  };
  // The graph is a map: it is enlarged and moved. Links in a sentence are as high as its text.
  const clickable = 'a[href]:not(.skip), button, input:not([type=hidden]), textarea, summary, [role=tab]';
  const dialog = document.querySelector('[role=dialog]');
  const menu = document.querySelector('nav.side.open');
  const areas = dialog ? [dialog] : menu ? [menu] : [...document.querySelectorAll('#main, nav.side')];
  for (const area of areas) {
    const targets = [...area.querySelectorAll(clickable)]
      .filter(
        (element) => !element.closest('.graph') && (visible(element) || [...(element.labels ?? [])].some(visible)),
      )
      .map((element) => ({ element, box: targetOf(element) }));
    for (const { element, box } of targets) {
      if (box.left < -1 || box.right > width + 1) faults.push(`${named(element)} is off the screen`);
      const high = box.bottom - box.top;
      if (!element.matches('a.inline') && high < least - 0.5)
        faults.push(`${named(element)} is ${Math.round(high)} high`);
    }
    const screen = (area.id === 'main' ? area : document.documentElement).getBoundingClientRect();
    for (const { element, box } of targets) {
      const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
      if (x < 0 || x > width || y < screen.top || y > Math.min(screen.bottom, innerHeight)) continue;
      const hit = document.elementFromPoint(x, y);
      const own = [element, ...(element.labels ?? []), element.closest('.figure.leads')].filter(Boolean);
      // A notice goes away by itself.
      if (
        hit &&
        !hit.closest('.mantine-Notifications-root') &&
        !own.some((part) => part.contains(hit) || hit.contains(part))
      )
        faults.push(`${named(element)} lies under ${hit.className || hit.tagName}`);
    }
    targets.forEach((one, i) =>
      targets.slice(i + 1).forEach((other) => {
        const across = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
        const down = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
        const nested = one.element.contains(other.element) || other.element.contains(one.element);
        const wrapper = one.element.closest('.mantine-Input-wrapper');
        const sameInput = wrapper !== null && wrapper === other.element.closest('.mantine-Input-wrapper');
        if (across > 3 && down > 3 && !nested && !sameInput)
          faults.push(`${named(one.element)} and ${named(other.element)} overlap`);
      }),
    );
  }
  return faults;
}
