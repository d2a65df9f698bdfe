import type { Assignment } from './assignment.ts';

/** Learning-platform standards that a package can be made for. */
export const STANDARDS = ['scorm12'] as const;
export type Standard = (typeof STANDARDS)[number];

/**
 * imsmanifest.xml of SCORM 1.2 (ADL SCORM 1.2 Content Aggregation Model): one SCO, every file listed.
 * Prefixes stand as platforms compare them, as text. No mastery score: Moodle would overwrite the status
 * that we set.
 */
export function manifest12(assignment: Assignment, files: readonly string[]): string {
	const id = `BALIE-${xmlName(assignment.id)}`;
	const title = escapeXml(assignment.title);
	const list = files.map((file) => `\t\t\t<file href="${escapeXml(file)}"/>`).join('\n');
	return `<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="${id}" version="1.0"
	xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2"
	xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2"
	xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
	xsi:schemaLocation="http://www.imsproject.org/xsd/imscp_rootv1p1p2 imscp_rootv1p1p2.xsd http://www.adlnet.org/xsd/adlcp_rootv1p2 adlcp_rootv1p2.xsd">
	<metadata>
		<schema>ADL SCORM</schema>
		<schemaversion>1.2</schemaversion>
	</metadata>
	<organizations default="${id}-ORG">
		<organization identifier="${id}-ORG">
			<title>${title}</title>
			<item identifier="${id}-ITEM" identifierref="${id}-SCO" isvisible="true">
				<title>${title}</title>
			</item>
		</organization>
	</organizations>
	<resources>
		<resource identifier="${id}-SCO" type="webcontent" adlcp:scormtype="sco" href="index.html">
${list}
		</resource>
	</resources>
</manifest>
`;
}

/** Text for XML, element or attribute; control characters that XML 1.0 forbids are left out. */
export function escapeXml(text: string): string {
	return text
		.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;');
}

/** Part of an XML name: letters, digits, `-`, `_` and `.`. */
function xmlName(text: string): string {
	return text.replace(/[^A-Za-z0-9._-]/g, '-');
}
