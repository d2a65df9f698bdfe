import type { Standard } from './manifest.ts';

const SCORM_2004 = [
	'adlcp_v1p3.xsd',
	'adlnav_v1p3.xsd',
	'adlseq_v1p3.xsd',
	'imscp_v1p1.xsd',
	'imsss_v1p0.xsd',
	'imsss_v1p0auxresource.xsd',
	'imsss_v1p0control.xsd',
	'imsss_v1p0delivery.xsd',
	'imsss_v1p0limit.xsd',
	'imsss_v1p0objective.xsd',
	'imsss_v1p0random.xsd',
	'imsss_v1p0rollup.xsd',
	'imsss_v1p0seqrule.xsd',
	'imsss_v1p0util.xsd',
	// The schema of the xml: attributes, and what that names in its turn.
	'xml.xsd',
	'XMLSchema.dtd',
	'datatypes.dtd',
];

/**
 * The schema files that a standard wants at the root of a package, as they lie in the folder
 * `schemas/<standard>`. Platforms do not read them; ADL's validators stop without them.
 */
export const SCHEMAS: Record<Standard, readonly string[]> = {
	scorm12: ['adlcp_rootv1p2.xsd', 'ims_xml.xsd', 'imscp_rootv1p1p2.xsd', 'imsmd_rootv1p2p1.xsd'],
	'scorm2004-3': SCORM_2004,
	'scorm2004-4': SCORM_2004,
};
