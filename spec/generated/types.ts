// Generated from spec/openapi.yaml by `npm run generate`. Do not edit.
export type $Read<T> = {
    readonly $read: T;
};
export type $Write<T> = {
    readonly $write: T;
};
export type Readable<T> = T extends $Write<any> ? never : T extends $Read<infer U> ? Readable<U> : T extends (infer E)[] ? Readable<E>[] : T extends object ? {
    [K in keyof T as NonNullable<T[K]> extends $Write<any> ? never : K]: Readable<T[K]>;
} : T;
export type Writable<T> = T extends $Read<any> ? never : T extends $Write<infer U> ? Writable<U> : T extends (infer E)[] ? Writable<E>[] : T extends object ? {
    [K in keyof T as NonNullable<T[K]> extends $Read<any> ? never : K]: Writable<T[K]>;
} & {
    [K in keyof T as NonNullable<T[K]> extends $Read<any> ? K : never]?: never;
} : T;
export interface paths {
    "/v5/{project_id}/connections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create a connection
         * @description Stores one connection to an on-premises database, a database on a cloud server, or a cloud database instance. The database is not contacted. The name must be free in the project; upper and lower case count as the same.
         */
        post: operations["createConnection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * Create connection request
         * @description A connection to be created.
         */
        CreateConnectionRequest: {
            name: components["schemas"]["ConnectionName"];
            db_type: components["schemas"]["DbType"];
            config?: components["schemas"]["ConnectionConfig"];
            description?: components["schemas"]["ConnectionDescription"];
            endpoint: components["schemas"]["BaseEndpoint"];
            vpc?: components["schemas"]["CloudVpcInfo"];
            ssl?: components["schemas"]["EndpointSslConfig"];
            cloud?: components["schemas"]["CloudBaseInfo"];
            enterprise_project_id?: components["schemas"]["EnterpriseProjectId"];
        };
        /**
         * Connection
         * @description A connection as it was created, without its secrets.
         */
        Connection: {
            /**
             * Format: uuid
             * @description ID that the service gave to the connection, a UUID in lower case.
             * @example 835e1d79-24ac-411d-a1c8-22c000280659
             */
            connection_id: string;
            name: components["schemas"]["ConnectionName"];
            /**
             * Format: int64
             * @description Time of creation, in milliseconds since 1970-01-01T00:00:00Z.
             * @example 1716879012121
             */
            create_time: number;
            db_type: components["schemas"]["DbType"];
            config?: components["schemas"]["ConnectionConfig"];
            endpoint: components["schemas"]["BaseEndpoint"];
            vpc?: components["schemas"]["CloudVpcInfo"];
            ssl?: components["schemas"]["EndpointSslConfig"];
            enterprise_project_id?: components["schemas"]["EnterpriseProjectId"];
            description?: components["schemas"]["ConnectionDescription"];
        };
        /**
         * Connection name
         * @description Name of the connection: 4 to 50 letters (A to Z, a to z), digits, hyphens and underscores. Unique within a project, where `DRS-mysql` and `drs-MYSQL` are the same name; it comes back spelt as it was sent.
         * @example DRS-mysql
         */
        ConnectionName: string;
        /**
         * Database type
         * @description Database engine of the connection.
         * @example mysql
         * @enum {string}
         */
        DbType: "mysql" | "postgresql" | "mongodb" | "oracle";
        /**
         * Connection description
         * @description Free text about the connection, at most 255 characters; may be empty.
         * @example Orders database of the web shop
         */
        ConnectionDescription: string;
        /**
         * Enterprise project ID
         * @description Enterprise project that the connection belongs to; `0` is the default project. The response may name one although none was sent.
         * @example 0
         */
        EnterpriseProjectId: string;
        /**
         * Connection configuration
         * @description Settings that depend on the type of the connection.
         */
        ConnectionConfig: {
            /**
             * @description Name of the database driver.
             * @example mysql
             */
            driver_name?: string;
        };
        /**
         * Database endpoint
         * @description Where the database is and how to log in to it.
         */
        BaseEndpoint: {
            /**
             * @description ID of the database information. The service may give one when none was sent.
             * @example 2a6b34c5-7c8e-4a47-9d1a-6f0f5f1b7e11
             */
            id?: string;
            /**
             * @description Kind of database and where it runs: the plain name is an on-premises database or one in another cloud, `ecs_` one on a cloud server, `cloud_` a managed instance.
             * @example mysql
             * @enum {string}
             */
            endpoint_name: "oracle" | "ecs_oracle" | "cloud_gaussdbv5" | "mysql" | "ecs_mysql" | "cloud_mysql" | "redis" | "ecs_redis" | "rediscluster" | "ecs_rediscluster" | "cloud_gaussdb_redis" | "postgresql" | "ecs_postgresql" | "cloud_postgresql" | "mongodb" | "ecs_mongodb" | "cloud_mongodb";
            /**
             * @description Address of the database. MySQL, PostgreSQL and Oracle take one IP address or domain name. On-premises MongoDB takes up to three `address:port` pairs separated by commas, DDS any number of them, and a Redis cluster one for every shard, at most 32; name the replica of a shard where there is one.
             * @example 192.168.0.10
             * @example 192.168.0.11:27017,192.168.0.12:27017,192.168.0.13:27017
             */
            ip?: string;
            /**
             * @description Port of the database, a whole number from 1 to 65535 written as a string. Left out where `ip` holds the ports.
             * @example 3306
             */
            db_port?: string;
            /**
             * @description User name to log in to the database with.
             * @example root
             */
            db_user: string;
            /**
             * Format: password
             * @description Password of the database user. Sent, never returned.
             * @example correct-horse-battery
             */
            db_password: $Write<string>;
            /**
             * @description ID of the cloud database instance, for a `cloud_` endpoint.
             * @example 2c1c9cb3d1a345f1b2a5d0f9a1f0c6cein01
             */
            instance_id?: string;
            /**
             * @description Name of the cloud database instance.
             * @example rds-orders
             */
            instance_name?: string;
            /**
             * @description Name of the database; for Oracle its service name, as `serviceName.` and the name.
             * @example serviceName.orcl
             */
            db_name?: string;
            /** @description The physical databases behind the endpoint, one entry for each, for example the shards of a MongoDB cluster. An entry is an endpoint with mandatory members of its own. */
            source_sharding?: components["schemas"]["BaseEndpoint"][];
        } & (unknown & unknown);
        /**
         * VPC of a database instance
         * @description Network of a cloud database instance.
         */
        CloudVpcInfo: {
            /**
             * @description ID of the VPC, from the VPC console or the VPC API.
             * @example 68bfbcc1-dff2-47e4-a9d4-332b9bc1b8de
             */
            vpc_id: string;
            /**
             * @description ID of the subnet; the console shows it as the network ID of the subnet.
             * @example e0ee2d33-d730-44c4-a8b0-1b4ae4e0e7a6
             */
            subnet_id: string;
            /**
             * @description ID of the security group, from the VPC console or the VPC API; may be empty.
             * @example 5d83e4a9-2a3d-4c39-9c5c-3d6b0b1f7f7e
             */
            security_group_id?: string;
        };
        /**
         * SSL configuration
         * @description Certificate for a secure connection to the database.
         */
        EndpointSslConfig: {
            /**
             * @description Whether SSL is on.
             * @example false
             */
            ssl_link?: boolean;
            /**
             * @description File name of the SSL certificate.
             * @example client.p12
             */
            ssl_cert_name?: string;
            /**
             * @description Content of the SSL certificate, in Base64. Sent, never returned.
             * @example ZXhhbXBsZSBjZXJ0aWZpY2F0ZQ==
             */
            ssl_cert_key?: $Write<string>;
            /**
             * @description Checksum of the SSL certificate, which the service compares with the one that it computes. Mandatory for a secure connection.
             * @example 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
             */
            ssl_cert_check_sum?: string;
            /**
             * Format: password
             * @description Password of the SSL certificate. Mandatory when the file name of the certificate ends in `.p12`. Sent, never returned.
             * @example certificate-passphrase
             */
            ssl_cert_password?: $Write<string>;
        } & (unknown & unknown);
        /**
         * Region and project of a database instance
         * @description Where a cloud database instance is located.
         */
        CloudBaseInfo: {
            /**
             * @description Region ID, for a database on a cloud server or a cloud database instance. In a region with subprojects, region and subproject joined by an underscore, as in `cn-north-4_abc`.
             * @example cn-north-4
             */
            region: string;
            /**
             * @description Project of the tenant in that region.
             * @example 5237e10fe9aa4ad5b16b6a5245248314
             */
            project_id: string;
            /**
             * @description Name of the availability zone of the database.
             * @example cn-north-4a
             */
            az_code?: string;
        };
        /**
         * Error
         * @description Why a request was rejected.
         */
        ApiError: {
            /**
             * @description Error code, for programs.
             * @example DRS.10010065
             */
            error_code: string;
            /**
             * @description Error message, for people, in the language that `X-Language` asks for.
             * @example Connection manager name is already exists.
             */
            error_msg: string;
        };
        /**
         * Gateway error
         * @description Why the gateway rejected a request before it reached the service.
         */
        GatewayError: {
            /**
             * @description Error code of the gateway, for programs.
             * @example APIGW.0301
             */
            error_code: string;
            /**
             * @description Error message, for people.
             * @example Incorrect IAM authentication information: x-auth-token not found
             */
            error_msg: string;
            /**
             * @description ID that the gateway gave to the request, to quote when asking for help.
             * @example 9f3a1c5e7b2d4f60a8c1e3d5b7f90246
             */
            request_id: string;
        };
    };
    responses: {
        /** @description No credential was sent, or the gateway does not accept it. */
        Unauthorized: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["GatewayError"];
            };
        };
        /** @description The token is not valid, or not for this project. */
        Forbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ApiError"];
            };
        };
        /** @description The gateway knows no operation of this path and method. */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["GatewayError"];
            };
        };
        /** @description The body is larger than 12 MB. */
        ContentTooLarge: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["GatewayError"];
            };
        };
        /** @description The content type is not `application/json`. */
        UnsupportedMediaType: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ApiError"];
            };
        };
        /** @description The gateway received more requests than it lets through in this time. */
        TooManyRequests: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["GatewayError"];
            };
        };
        /** @description The gateway or the service failed. */
        InternalServerError: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["GatewayError"];
            };
        };
        /** @description A part that the gateway depends on is down. */
        ServiceUnavailable: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["GatewayError"];
            };
        };
    };
    parameters: {
        /**
         * @description Project of the tenant in the region, usually 32 hexadecimal digits.
         * @example 5237e10fe9aa4ad5b16b6a5245248314
         */
        ProjectId: string;
        /**
         * @description Language of error messages: `en-us` or `zh-cn`. Any other value counts as `en-us`.
         * @example en-us
         */
        XLanguage: string;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    createConnection: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Language of error messages: `en-us` or `zh-cn`. Any other value counts as `en-us`.
                 * @example en-us
                 */
                "X-Language"?: components["parameters"]["XLanguage"];
            };
            path: {
                /**
                 * @description Project of the tenant in the region, usually 32 hexadecimal digits.
                 * @example 5237e10fe9aa4ad5b16b6a5245248314
                 */
                project_id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        /** @description The connection to create. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateConnectionRequest"];
            };
        };
        responses: {
            /** @description The connection was created. Its secrets are left out of the response. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Connection"];
                };
            };
            /** @description The request breaks a rule of this description, or the name is taken. Nothing was created. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiError"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
}
/** A connection to be created. */
export type CreateConnectionRequest = Writable<components["schemas"]["CreateConnectionRequest"]>;
/** A connection as it was created, without its secrets. */
export type Connection = Readable<components["schemas"]["Connection"]>;
/** Why a request was rejected. */
export type ApiError = Readable<components["schemas"]["ApiError"]>;
/** Why the gateway rejected a request before it reached the service. */
export type GatewayError = Readable<components["schemas"]["GatewayError"]>;
