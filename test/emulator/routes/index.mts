import type { Route } from '../request.mts';
import { archiveMethods } from './archiveAgent.mts';
import { associateMethods } from './associateAgent.mts';
import { archiveByNameRoutes } from './lists/Archive.mts';
import { archiveRoutes } from './lists/archives.mts';
import { licenseRoutes } from './lists/License.mts';
import { mdoListRoutes } from './lists/MDOList.mts';
import { roleRoutes } from './lists/Role.mts';
import { thirdPartyLicenceRoutes } from './lists/thirdPartyLicences.mts';
import { currentRoutes } from './user/current.mts';
import { customCommandRoutes } from './user/CustomCommand.mts';
import { customFieldRoutes } from './user/customField.mts';
import { deleteUserRoutes } from './user/DeleteUser.mts';
import { getUser } from './user/GetUser.mts';
import { patchUser } from './user/PatchUser.mts';
import { prepareRoutes } from './user/prepare.mts';
import { saveUserRoutes } from './user/SaveUser.mts';
import { presenceRoutes } from './user/UserPresenceStatus.mts';
import { changePasswordMethods } from './userAgent/changePassword.mts';
import { commandMethods } from './userAgent/commands.mts';
import { deleteUserMethods } from './userAgent/DeleteUser.mts';
import { functionRightMethods } from './userAgent/functionRights.mts';
import { getUserMethods } from './userAgent/GetUser.mts';
import { lifeCycleMethods } from './userAgent/lifeCycle.mts';
import { listMethods } from './userAgent/lists.mts';
import { ownerContactMethods } from './userAgent/ownerContacts.mts';
import { passwordMethods } from './userAgent/passwords.mts';
import { presenceMethods } from './userAgent/presence.mts';
import { prepareMethods } from './userAgent/prepare.mts';
import { saveUserMethods } from './userAgent/SaveUser.mts';
import { validityMethods } from './userAgent/validity.mts';
import { webhookRoutes } from './webhook/Webhook.mts';

/** Every call the emulator answers. Their order does not matter. */
export const ROUTES: Route[] = [
	...archiveRoutes,
	...archiveByNameRoutes,
	...archiveMethods,
	...associateMethods,
	...licenseRoutes,
	...thirdPartyLicenceRoutes,
	...mdoListRoutes,
	...roleRoutes,
	...currentRoutes,
	...customCommandRoutes,
	...customFieldRoutes,
	...deleteUserRoutes,
	...getUser,
	patchUser,
	...prepareRoutes,
	...saveUserRoutes,
	...presenceRoutes,
	...changePasswordMethods,
	...commandMethods,
	...deleteUserMethods,
	...functionRightMethods,
	...getUserMethods,
	...lifeCycleMethods,
	...listMethods,
	...ownerContactMethods,
	...passwordMethods,
	...presenceMethods,
	...prepareMethods,
	...saveUserMethods,
	...validityMethods,
	...webhookRoutes,
];
