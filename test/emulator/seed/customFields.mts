import type { FieldInfoBase } from '@superoffice/webapi';
import type { Content } from '../carriers/wire.mts';
import { CUSTOM_FIELDS } from './names.mts';

type FieldInfo = Content<FieldInfoBase>;

/** User-defined fields (`SuperOffice:n`) and extra table fields (`x_…`) of a user. */
export function seedCustomFields(): FieldInfo[] {
	return [
		field(CUSTOM_FIELDS.badge, 'ShortText', 'Badge number'),
		field(CUSTOM_FIELDS.birthday, 'Date', 'Birthday'),
		field(CUSTOM_FIELDS.deskNumber, 'Integer', 'Desk number'),
		field(CUSTOM_FIELDS.costCentre, 'ShortText', 'Cost centre'),
		field(CUSTOM_FIELDS.worksRemotely, 'Checkbox', 'Works remotely'),
	].map((each, index) => ({ ...each, Rank: index + 1 }));
}

function field(
	FieldName: string,
	FieldType: FieldInfo['FieldType'],
	DisplayName: string,
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
	};
}
