/** Ids and logins of the seeded company, for tests that need to name them. */
export const COMPANY = {
	name: 'Nordlys Kontor AS',
	/** Of the licence. */
	serial: '1801234567',
	ownerContactId: 1,
	customerContactId: 50,
} as const;

export const LOGINS = {
	administrator: { userName: 'admin', password: 'Adm1n-emulator', associateId: 1 },
	salesUser: { userName: 'KARI', password: 'Sal3s-emulator', associateId: 2 },
	/** Logs in the administrator; online it needs the application token as well. */
	ticket: '7T:Emulator-Ticket-1==',
	/** Logs in the sales user, who is no administrator. */
	salesTicket: '7T:Emulator-Ticket-2==',
	bearerToken: '8A:Cust12345.Emulator-Token-1',
	/** The client secret of the app. */
	appToken: 'Emulator-App-Token-1',
} as const;

/** The app that is registered with SuperOffice and approved by every tenant. */
export const APP = {
	name: 'Nordlys n8n',
	clientId: 'e1a7c0de4b5f46d2a9c3f0b18d27e645',
	systemToken: 'Nordlys n8n-8k3Q7DmBgo',
} as const;

/** One tenant of Online for each state that the documents name. */
export const TENANTS = {
	running: 'Cust12345',
	/** No customer has this id. */
	unknown: 'Cust99999',
	provisioning: 'Cust20001',
	deleted: 'Cust20003',
	suspended: 'Cust20004',
	onlineMaintenance: 'Cust20005',
	offlineMaintenance: 'Cust20006',
	provisioningFailed: 'Cust20008',
	deleting: 'Cust20010',
	deleteFailed: 'Cust20011',
	migrationPending: 'Cust20012',
} as const;

export const USERS = {
	administrator: 1,
	sales: 2,
	service: 3,
	retired: 4,
	/** Every writable property of this one has a value of its own. */
	complete: 5,
	external: 6,
	system: 7,
	withoutPlan: 8,
	/** Its Tooltip and RequestSignature are multi-language texts. */
	multiLanguage: 9,
} as const;

/** Persons of the owner company who are not users yet. */
export const JOINERS = [101, 102, 103, 104, 105, 106, 107, 108] as const;

/** A person of a customer, who cannot become an internal user. */
export const PERSON_OF_CUSTOMER = 201;

/**
 * What seeded users own that is open: companies and persons that are still there, follow-ups and
 * sales that are not done, projects that go on, requests that are active or postponed. Generated
 * external users are persons of the customer of `sales`, and come on top there.
 */
export const OWNED: Record<number, Owned> = {
	[USERS.sales]: { companies: 3, persons: 5, followUps: 3, sales: 3, projects: 1, requests: 0 },
	[USERS.service]: { companies: 0, persons: 0, followUps: 1, sales: 0, projects: 0, requests: 3 },
	[USERS.retired]: { companies: 1, persons: 0, followUps: 1, sales: 0, projects: 0, requests: 0 },
	[USERS.complete]: { companies: 0, persons: 0, followUps: 0, sales: 0, projects: 2, requests: 1 },
	[USERS.withoutPlan]: {
		companies: 0,
		persons: 0,
		followUps: 0,
		sales: 0,
		projects: 0,
		requests: 0,
	},
};

/** How many rows of each kind. */
export interface Owned {
	companies: number;
	persons: number;
	followUps: number;
	sales: number;
	projects: number;
	requests: number;
}

export const ROLES = {
	administrator: 1,
	sales: 2,
	service: 3,
	manager: 4,
	external: 5,
	anonymous: 6,
	system: 7,
} as const;

/** Functional rights by the names that code knows them by. */
export const FUNCTION_RIGHTS = {
	everything: 'admin-all',
	lists: 'admin-lists',
	users: 'admin-users',
	/** Lets others than administrators make external users; it is in no list. */
	externalPersons: 'CanCreateExternalPerson',
} as const;

export const GROUPS = {
	administration: 1,
	sales: 2,
	service: 3,
	marketing: 4,
	closed: 5,
} as const;

export const MODULES = {
	salesPlan: 11,
	servicePlan: 12,
	mobile: 13,
	/** One licence is free. */
	mailings: 14,
	hidden: 15,
	unrestricted: 21,
	thirdParty: 31,
} as const;

export const CATEGORIES = { support: 1, administration: 2, accounting: 3 } as const;

/** Entries of the list `position`. */
export const POSITIONS = { consultant: 11, manager: 12, former: 13 } as const;

export const COMMANDS = {
	implicit: 'SendWelcomeMail',
	yesNo: 'ResetTwoFactor',
	/** Fails for a retired user. */
	okCancel: 'SynchronizeCalendar',
	ok: 'ShowLastLogin',
} as const;

export const CUSTOM_FIELDS = {
	badge: 'SuperOffice:1',
	birthday: 'SuperOffice:2',
	deskNumber: 'SuperOffice:3',
	costCentre: 'x_costcentre',
	worksRemotely: 'x_remote',
	/** A list, with its label in two languages. */
	position: 'SuperOffice:4',
	/** Mandatory. */
	employeeNumber: 'SuperOffice:5',
	/** Read-only. */
	lastReview: 'SuperOffice:6',
	notes: 'x_notes',
	workload: 'x_workload',
	keyValidUntil: 'x_keyvalid',
	startOfDay: 'x_start',
	lunch: 'x_lunch',
	shirtSize: 'x_shirt',
	car: 'x_car',
	photo: 'x_photo',
	intranet: 'x_intranet',
	publicKey: 'x_publickey',
	/** Hidden: clients do not show it, the API takes it. */
	externalKey: 'x_hrkey',
} as const;

export const PASSWORD_CREDENTIAL = 'CRM5/PASSWORD';
export const DIRECTORY_CREDENTIAL = 'ActiveDirectory';
