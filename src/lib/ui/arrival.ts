let arrived = false;

/**
 * An attachment for the heading of a page: it takes the focus, so that who does not see the page hears where he is.
 * The page that one opens first keeps the focus where the browser puts it.
 */
export function announced(heading: HTMLElement) {
	if (arrived) heading.focus({ preventScroll: true });
	arrived = true;
}
