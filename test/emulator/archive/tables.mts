import type { PersonContent } from '../carriers/person.mts';
import type {
	StoredCompany,
	StoredFollowUp,
	StoredProject,
	StoredRequest,
	StoredSale,
} from '../owned/stored.mts';
import type { State, StoredUser } from '../state.mts';
import type { StoredWebhook } from '../webhooks/stored.mts';
import type { Columns } from './columns.mts';
import { column } from './columns.mts';
import { TYPE_IDS } from './users.mts';

/** A table of the database, with the fields this emulator has values for. */
export interface Table<Row> {
	/** As the database reference writes it. */
	name: string;
	key: (row: Row) => number;
	rows: (state: State) => Row[];
	/** Fields by their names in the database. */
	fields: (state: State) => Columns<Row>;
}

const flag = (value: boolean): number => (value ? 1 : 0);

/** Retired users are in it, too; flags of the database are numbers. */
export const ASSOCIATE: Table<StoredUser> = {
	name: 'associate',
	key: (user) => user.AssociateId,
	rows: (state) => state.users,
	fields: () => ({
		associate_id: column('field', (user) => user.AssociateId),
		name: column('string', (user) => user.Name),
		rank: column('field', (user) => user.Rank),
		tooltip: column('string', (user) => user.Tooltip),
		deleted: column('field', (user) => flag(user.Deleted)),
		group_idx: column('field', (user) => user.userGroupId),
		lastlogin: column('date', (user) => user.Lastlogin),
		lastlogout: column('date', (user) => user.Lastlogout),
		person_id: column('field', (user) => user.personId),
		type: column('field', (user) => TYPE_IDS[user.Type]),
		updated: column('date', (user) => user.updated),
		ejuserId: column('field', (user) => user.EjUserId),
		userName: column('string', (user) => user.UserName),
		waiting_for_approval: column('field', (user) => flag(user.WaitingForApproval)),
	}),
};

export const CONTACT: Table<StoredCompany> = {
	name: 'contact',
	key: (company) => company.id,
	rows: (state) => state.companies,
	fields: () => ({
		contact_id: column('field', (company) => company.id),
		name: column('string', (company) => company.name),
		associate_id: column('field', (company) => company.associateId),
		deleted: column('field', (company) => flag(company.isDeleted)),
	}),
};

/** Our contact of a person is that of the company; a person without company has one of their own. */
export const PERSON: Table<PersonContent> = {
	name: 'person',
	key: (person) => person.PersonId,
	rows: (state) => state.persons,
	fields: (state) => {
		const owners = new Map(state.companies.map(({ id, associateId }) => [id, associateId]));
		return {
			person_id: column('field', (person) => person.PersonId),
			firstname: column('string', (person) => person.Firstname),
			lastname: column('string', (person) => person.Lastname),
			contact_id: column('field', (person) => person.ContactId),
			associate_id: column('field', ({ ContactId, AssociateId }) =>
				ContactId === 0 ? AssociateId : (owners.get(ContactId) ?? 0),
			),
			supportAssociateId: column('field', (person) => person.SupportAssociateId),
			retired: column('field', (person) => person.Retired),
		};
	},
};

export const APPOINTMENT: Table<StoredFollowUp> = {
	name: 'appointment',
	key: (followUp) => followUp.id,
	rows: (state) => state.followUps,
	fields: () => ({
		appointment_id: column('field', (followUp) => followUp.id),
		associate_id: column('field', (followUp) => followUp.associateId),
		type: column('field', (followUp) => followUp.type),
		status: column('field', (followUp) => followUp.status),
		do_by: column('date', (followUp) => followUp.doBy),
	}),
};

export const SALE: Table<StoredSale> = {
	name: 'sale',
	key: (sale) => sale.id,
	rows: (state) => state.sales,
	fields: () => ({
		sale_id: column('field', (sale) => sale.id),
		heading: column('string', (sale) => sale.heading),
		associate_id: column('field', (sale) => sale.associateId),
		status: column('field', (sale) => sale.status),
	}),
};

export const PROJECT: Table<StoredProject> = {
	name: 'project',
	key: (project) => project.id,
	rows: (state) => state.projects,
	fields: () => ({
		project_id: column('field', (project) => project.id),
		name: column('string', (project) => project.name),
		associate_id: column('field', (project) => project.associateId),
		done: column('field', (project) => flag(project.isDone)),
	}),
};

export const TICKET: Table<StoredRequest> = {
	name: 'ticket',
	key: (request) => request.id,
	rows: (state) => state.requests,
	fields: () => ({
		id: column('field', (request) => request.id),
		title: column('string', (request) => request.title),
		owned_by: column('field', (request) => request.ownedBy),
		status: column('field', (request) => request.status),
	}),
};

/** What `webhook_usage` counts; its key is that of the webhook. */
export const WEBHOOK_USAGE: Table<StoredWebhook> = {
	name: 'webhook_usage',
	key: (webhook) => webhook.WebhookId,
	rows: (state) => state.webhooks,
	fields: () => ({
		webhook_usage_id: column('field', (webhook) => webhook.WebhookId),
		total_calls: column('field', ({ usage }) => usage.totalCalls),
		total_errors: column('field', ({ usage }) => usage.totalErrors),
		consecutive_errors: column('field', ({ usage }) => usage.consecutiveErrors),
		last_error: column('string', ({ usage }) => usage.lastError),
	}),
};
