let arrived = false;

/**
 * An attachment for the heading of a page: it takes the focus, so that who does not see the page hears where he is.
 * The page that one opens first keeps the focus where the browser puts it, and who was quicker keeps it too.
 */
export function announced(heading: HTMLElement | null) {
	const free = document.activeElement === document.body;
	if (arrived && free) heading?.focus({ preventScroll: true });
	arrived = true;
}
