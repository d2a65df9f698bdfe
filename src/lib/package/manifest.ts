import type { Assignment } from './assignment.ts';

/** Learning-platform standards that a package can be made for. */
export const STANDARDS = ['scorm12', 'scorm2004-3', 'scorm2004-4'] as const;
export type Standard = (typeof STANDARDS)[number];

/** What the manifests of the standards differ in. */
type Dialect = {
	/** Stands in the manifest exactly so: platforms tell the standard by it. */
	schemaVersion: string;
	/** Every namespace that the manifest names, by its prefix, and the schema file at the root. */
	namespaces: readonly { prefix?: string; name: string; schema: string }[];
	/** Of the attribute that says that this resource speaks to the platform. */
	scormType: 'adlcp:scormtype' | 'adlcp:scormType';
	/** Of the element with the text that the platform hands over at every launch. */
	launchData: 'adlcp:datafromlms' | 'adlcp:dataFromLMS';
	/** XML below the title of the organization and of its only item. */
	organization: string;
	item: string;
};

const scorm12: Dialect = {
	schemaVersion: '1.2',
	namespaces: [
		{ name: 'http://www.imsproject.org/xsd/imscp_rootv1p1p2', schema: 'imscp_rootv1p1p2.xsd' },
		{
			prefix: 'adlcp',
			name: 'http://www.adlnet.org/xsd/adlcp_rootv1p2',
			schema: 'adlcp_rootv1p2.xsd',
		},
	],
	scormType: 'adlcp:scormtype',
	launchData: 'adlcp:datafromlms',
	organization: '',
	item: '',
};

/**
 * Completion and success are what we report, never what a platform makes of time or score: a test with a
 * critical error is failed at any score. So no objective is satisfied by its measure, and none is named
 * at all: a named one stands among the learner's objectives before the first decision.
 */
const scorm2004: Omit<Dialect, 'schemaVersion'> = {
	namespaces: [
		{ name: 'http://www.imsglobal.org/xsd/imscp_v1p1', schema: 'imscp_v1p1.xsd' },
		{ prefix: 'imsss', name: 'http://www.imsglobal.org/xsd/imsss', schema: 'imsss_v1p0.xsd' },
		...['adlcp', 'adlseq', 'adlnav'].map((prefix) => ({
			prefix,
			name: `http://www.adlnet.org/xsd/${prefix}_v1p3`,
			schema: `${prefix}_v1p3.xsd`,
		})),
	],
	scormType: 'adlcp:scormType',
	launchData: 'adlcp:dataFromLMS',
	organization: `
			<imsss:sequencing>
				<imsss:controlMode choice="true" flow="true"/>
			</imsss:sequencing>`,
	item: `
				<imsss:sequencing>
					<imsss:deliveryControls completionSetByContent="true" objectiveSetByContent="true"/>
				</imsss:sequencing>`,
};

const DIALECTS: Record<Standard, Dialect> = {
	scorm12,
	'scorm2004-3': { ...scorm2004, schemaVersion: '2004 3rd Edition' },
	'scorm2004-4': { ...scorm2004, schemaVersion: '2004 4th Edition' },
};

/**
 * imsmanifest.xml: one SCO, every file listed, and the text that the platform is to pass on, if any. Pure.
 * Prefixes stand as platforms compare them, as text. What is not there is left out on purpose: a mastery
 * score and a completion threshold make platforms overwrite the status that we set.
 * Sources: Content Aggregation Model of ADL SCORM 1.2 and of ADL SCORM 2004, 3rd and 4th edition.
 */
export function manifest(
	standard: Standard,
	assignment: Pick<Assignment, 'id' | 'title'>,
	files: readonly string[],
	launchData?: string,
): string {
	const { schemaVersion, namespaces, scormType, organization, item, ...names } = DIALECTS[standard];
	const id = `BALIE-${plainName(assignment.id)}`;
	const title = escapeXml(assignment.title);
	const declarations = namespaces.map(
		({ prefix, name }) => `\txmlns${prefix ? `:${prefix}` : ''}="${name}"\n`,
	);
	const locations = namespaces.map(({ name, schema }) => `${name} ${schema}`).join(' ');
	const launch = launchData && escapeXml(launchData);
	const passedOn = launch ? `\n\t\t\t\t<${names.launchData}>${launch}</${names.launchData}>` : '';
	const list = files.map((file) => `\t\t\t<file href="${escapeXml(file)}"/>`).join('\n');
	return `<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="${id}" version="1.0"
${declarations.join('')}	xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
	xsi:schemaLocation="${locations}">
	<metadata>
		<schema>ADL SCORM</schema>
		<schemaversion>${schemaVersion}</schemaversion>
	</metadata>
	<organizations default="${id}-ORG">
		<organization identifier="${id}-ORG">
			<title>${title}</title>
			<item identifier="${id}-ITEM" identifierref="${id}-SCO" isvisible="true">
				<title>${title}</title>${passedOn}${item}
			</item>${organization}
		</organization>
	</organizations>
	<resources>
		<resource identifier="${id}-SCO" type="webcontent" ${scormType}="sco" href="index.html">
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

/** Letters without accents, digits, `-`, `_` and `.`: safe in an XML name behind a letter, and in a file's. */
export function plainName(text: string): string {
	return text.replace(/[^A-Za-z0-9._-]/g, '-');
}
