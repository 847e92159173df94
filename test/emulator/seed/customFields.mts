import type {
	FieldInfoBase,
	FieldInfoListText,
	FieldInfoMdoList,
	FieldInfoShortText,
} from '@superoffice/webapi';
import type { Content } from '../carriers/wire.mts';
import { inTwoLanguages } from './lists.mts';
import { CUSTOM_FIELDS } from './names.mts';

/**
 * A custom field. The OpenAPI documents have `FieldInfoBase` alone; the vendor's client makes of it
 * a carrier for each type, with members of its own, by `FieldType`.
 */
export type FieldInfo = Content<FieldInfoBase> & Partial<TypeMembers>;

type TypeMembers = Pick<Content<FieldInfoMdoList>, 'MdoListName'> &
	Pick<Content<FieldInfoListText>, 'Choices'> &
	Pick<Content<FieldInfoShortText>, 'TextLength'> & {
		/** Of a number, a text or a flag, by the type */
		DefaultValue: unknown;
		Precision: number;
		IsDefaultNow: boolean;
		UseTextArea: boolean;
		TargetTable: string;
		LinkName: string;
	};

/** User-defined fields (`SuperOffice:n`) and extra table fields (`x_…`) of a user, one of each type. */
export function seedCustomFields(): FieldInfo[] {
	return [
		field(CUSTOM_FIELDS.badge, 'ShortText', 'Badge number', { TextLength: 254 }),
		field(CUSTOM_FIELDS.birthday, 'Date', 'Birthday', { IsDefaultNow: false }),
		field(CUSTOM_FIELDS.deskNumber, 'Integer', 'Desk number', { DefaultValue: 0 }),
		field(CUSTOM_FIELDS.costCentre, 'ShortText', 'Cost centre', { TextLength: 254 }),
		field(CUSTOM_FIELDS.worksRemotely, 'Checkbox', 'Works remotely', { DefaultValue: false }),
		field(CUSTOM_FIELDS.position, 'MdoList', inTwoLanguages('Stilling', 'Position'), {
			MdoListName: 'position',
			DefaultValue: 0,
		}),
		field(CUSTOM_FIELDS.employeeNumber, 'ShortText', 'Employee number', {
			IsMandatory: true,
			TextLength: 10,
		}),
		field(CUSTOM_FIELDS.lastReview, 'Date', 'Last review', { IsReadOnly: true }),
		field(CUSTOM_FIELDS.notes, 'LongText', 'Notes', { UseTextArea: true }),
		field(CUSTOM_FIELDS.workload, 'Decimal', 'Workload', { DefaultValue: 1, Precision: 2 }),
		field(CUSTOM_FIELDS.keyValidUntil, 'DateTime', 'Key valid until', { IsDefaultNow: false }),
		field(CUSTOM_FIELDS.startOfDay, 'Time', 'Start of day', { IsDefaultNow: false }),
		field(CUSTOM_FIELDS.lunch, 'TimeSpan', 'Lunch break', { DefaultValue: 30 }),
		field(CUSTOM_FIELDS.shirtSize, 'ListText', 'Shirt size', {
			Choices: ['Small', 'Medium', 'Large'],
			TextLength: 50,
		}),
		field(CUSTOM_FIELDS.car, 'RelationTo', 'Company car', {
			TargetTable: 'y_car',
			DefaultValue: 0,
		}),
		field(CUSTOM_FIELDS.photo, 'Attachment', 'Photo', { DefaultValue: 0 }),
		field(CUSTOM_FIELDS.intranet, 'DynamicLink', 'Intranet', { LinkName: 'Profile' }),
		field(CUSTOM_FIELDS.publicKey, 'Blob', 'Public key', {}),
		field(CUSTOM_FIELDS.externalKey, 'ShortText', 'Key in the HR system', {
			HideField: true,
			TextLength: 254,
		}),
	].map((each, index) => ({ ...each, Rank: index + 1 }));
}

function field(
	FieldName: string,
	FieldType: FieldInfo['FieldType'],
	DisplayName: string,
	more: Partial<FieldInfo>,
): FieldInfo {
	return {
		FieldName,
		FieldType,
		DisplayName,
		Description: `${DisplayName} of the user`,
		ShortLabel: DisplayName,
		HideLabel: false,
		HideField: false,
		IsIndexed: false,
		IsMandatory: false,
		IsReadOnly: false,
		IsExternal: false,
		IsDisplayField: false,
		Rank: 0,
		TemplateVariableName: '',
		...more,
	};
}
